package io.brazier.iscsi;

import io.brazier.fault.Fault;
import io.brazier.iscsi.TargetConfig.TargetHelper;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All kinds of targets there are; opens the one that a backend's configuration names.
@Singleton
public class Targets {

  /// In the order in which they are tried.
  private final List<TargetFactory> factories;

  Targets(@All List<TargetFactory> factories) {
    this.factories =
        factories.stream().sorted(Comparator.comparing(TargetFactory::helper)).toList();
  }

  /// The target of a backend, opened and checked when it is asked for first, and again as long as
  /// that fails: a backend whose volumes cannot be attached can be used for everything else.
  public Supplier<Target> whenUsed(TargetConfig config) {
    return new Supplier<>() {
      private @Nullable Target opened;

      @Override
      public synchronized Target get() {
        Target known = opened;
        if (known == null) {
          known = open(config);
          known.checkForSetupError();
          opened = known;
        }
        return known;
      }
    };
  }

  /// The target of a backend; [Target#checkForSetupError] is the caller's next call.
  ///
  /// @throws Fault.BackendFailed if this host cannot have what is configured
  public Target open(TargetConfig config) {
    List<TargetFactory> candidates =
        config.targetHelper() == TargetHelper.AUTO
            ? factories
            : factories.stream()
                .filter(factory -> factory.helper() == config.targetHelper())
                .toList();
    StringBuilder obstacles = new StringBuilder();
    for (TargetFactory candidate : candidates) {
      Optional<String> obstacle = candidate.obstacle();
      if (obstacle.isEmpty()) {
        return candidate.create(config);
      }
      obstacles.append(' ').append(obstacle.get());
    }
    throw new Fault.BackendFailed("Volumes cannot be attached:" + obstacles, null);
  }
}
