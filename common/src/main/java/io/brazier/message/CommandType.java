package io.brazier.message;

import java.util.List;
import java.util.Optional;

/// The name and the version by which a command goes over the wire. A field that receivers may
/// ignore needs no new version; a changed meaning does.
///
/// @param name `receiver.operation`
/// @param version the version that is written; it and those before it are read
record CommandType(String name, int version, Class<? extends Command> form) {

  static final List<CommandType> ALL =
      List.of(
          new CommandType("scheduler.create_volume", 1, SchedulerCommand.CreateVolume.class),
          new CommandType("volume.create_volume", 1, VolumeCommand.CreateVolume.class),
          new CommandType("volume.delete_volume", 1, VolumeCommand.DeleteVolume.class));

  static CommandType of(Command command) {
    return ALL.stream()
        .filter(type -> type.form == command.getClass())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no type for " + command.getClass()));
  }

  static Optional<CommandType> named(String name) {
    return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
  }

  boolean reads(int otherVersion) {
    return otherVersion >= 1 && otherVersion <= version;
  }
}
