package io.brazier.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// That a record with a secret, which is known by its part's name, does not show it in its text.
final class HideSecrets extends ArchCondition<JavaClass> {

  private static final Pattern SECRET = Pattern.compile(".*(password|token|secret|auth_?key).*");
  private static final String MARK = "hunter2";

  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class,
          MARK,
          int.class,
          1,
          long.class,
          1L,
          boolean.class,
          true,
          Instant.class,
          Instant.EPOCH,
          Duration.class,
          Duration.ZERO,
          URI.class,
          URI.create("http://host.example"),
          Set.class,
          Set.of(),
          List.class,
          List.of(),
          Map.class,
          Map.of());

  HideSecrets() {
    super("show no secret in their text");
  }

  @Override
  public void check(JavaClass javaClass, ConditionEvents events) {
    Class<?> record = javaClass.reflect();
    if (holdsSecret(record) && make(record).toString().contains(MARK)) {
      events.add(
          SimpleConditionEvent.violated(
              javaClass, javaClass.getName() + " shows its secret in its text"));
    }
  }

  private static boolean holdsSecret(Class<?> record) {
    return Arrays.stream(record.getRecordComponents()).anyMatch(HideSecrets::isSecret);
  }

  private static boolean isSecret(RecordComponent component) {
    return component.getType() == String.class
        && SECRET.matcher(component.getName().toLowerCase(Locale.ROOT)).matches();
  }

  private static Object make(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(Arrays.stream(components).map(HideSecrets::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + record, e);
    }
  }

  /// Only secrets have the mark.
  private static @Nullable Object value(RecordComponent component) {
    return component.getType() == String.class && !isSecret(component)
        ? "plain"
        : SAMPLES.get(component.getType());
  }
}
