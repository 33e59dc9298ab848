package io.brazier.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The settings that the classes of Brazier on the class path declare, tests aside: those of every
/// `@ConfigMapping` and those that constructors have injected.
public final class DeclaredSettings {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final String NO_DEFAULT = "none";

  private final SortedMap<String, Setting> settings = new TreeMap<>();

  /// A setting as its declaration has it.
  ///
  /// @param defaultValue as it is written, or `none`
  /// @param bounds the numbers of its bounds, separated by blanks
  public record Setting(String defaultValue, String bounds) {}

  private DeclaredSettings() {}

  /// Finds them, by name.
  public static SortedMap<String, Setting> find() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.brazier");
    DeclaredSettings found = new DeclaredSettings();
    classes.stream().filter(each -> each.isAnnotatedWith(ConfigMapping.class)).forEach(found::add);
    classes.stream().flatMap(DeclaredSettings::parameters).forEach(found::add);
    return found.settings;
  }

  private static Stream<JavaParameter> parameters(JavaClass each) {
    return each.getConstructors().stream()
        .flatMap(constructor -> constructor.getParameters().stream())
        .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class));
  }

  private void add(JavaParameter parameter) {
    ConfigProperty property = parameter.getAnnotationOfType(ConfigProperty.class);
    String value = property.defaultValue();
    boolean required = value.equals(ConfigProperty.UNCONFIGURED_VALUE);
    settings.put(property.name(), new Setting(required ? NO_DEFAULT : value, ""));
  }

  private void add(JavaClass mapping) {
    add(mapping.getAnnotationOfType(ConfigMapping.class).prefix(), mapping.reflect());
  }

  /// Those that it has of another interface too.
  private void add(String prefix, Class<?> mapping) {
    Arrays.stream(mapping.getMethods())
        .filter(method -> !method.isDefault() && !method.isSynthetic())
        .forEach(method -> add(prefix, method));
  }

  private void add(String prefix, Method method) {
    if (method.isAnnotationPresent(WithParentName.class)) {
      ParameterizedType map = (ParameterizedType) method.getGenericReturnType();
      add(prefix + ".NAME", (Class<?>) map.getActualTypeArguments()[1]);
      return;
    }
    String name = HUMP.matcher(method.getName()).replaceAll("-").toLowerCase(Locale.ROOT);
    settings.put(prefix + "." + name, new Setting(defaultOf(method), bounds(method)));
  }

  private static String defaultOf(Method method) {
    WithDefault given = method.getAnnotation(WithDefault.class);
    return given == null ? NO_DEFAULT : given.value();
  }

  private static String bounds(Method method) {
    List<String> numbers = new ArrayList<>();
    Min least = method.getAnnotation(Min.class);
    if (least != null) {
      numbers.add(Long.toString(least.value()));
    }
    Max most = method.getAnnotation(Max.class);
    if (most != null) {
      numbers.add(Long.toString(most.value()));
    }
    DecimalMin decimal = method.getAnnotation(DecimalMin.class);
    if (decimal != null) {
      numbers.add(decimal.value());
    }
    return String.join(" ", numbers);
  }

  /// The settings as a page would have to show them, for a readable difference.
  static Map<String, String> defaults(Map<String, Setting> settings) {
    Map<String, String> defaults = new TreeMap<>();
    settings.forEach((name, setting) -> defaults.put(name, setting.defaultValue()));
    return defaults;
  }
}
