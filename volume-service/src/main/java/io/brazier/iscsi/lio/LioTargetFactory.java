package io.brazier.iscsi.lio;

import io.brazier.iscsi.Target;
import io.brazier.iscsi.TargetConfig;
import io.brazier.iscsi.TargetConfig.TargetHelper;
import io.brazier.iscsi.TargetFactory;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Makes LIO targets.
@Singleton
class LioTargetFactory implements TargetFactory {

  private static final Path ROOT = Path.of("/sys/kernel/config/target");

  private final Path root;

  LioTargetFactory() {
    this(ROOT);
  }

  LioTargetFactory(Path root) {
    this.root = root;
  }

  @Override
  public TargetHelper helper() {
    return TargetHelper.LIO;
  }

  /// The folder is there as soon as the module is loaded and configfs is mounted; the rest comes by
  /// itself.
  @Override
  public Optional<String> obstacle() {
    return Files.isWritable(root)
        ? Optional.empty()
        : Optional.of(
            ("LIO needs %s: load the module (modprobe target_core_mod), mount configfs, and run as"
                    + " root.")
                .formatted(root));
  }

  @Override
  public Target create(TargetConfig config) {
    return new LioTarget(root, new Configfs(), config);
  }
}
