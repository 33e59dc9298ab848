package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An argument vector of a command that the driver uses, taken apart.
record LvmArguments(Command command) {

  boolean has(String word) {
    return command.argv().contains(word);
  }

  String after(String option) {
    return command.argv().get(command.argv().indexOf(option) + 1);
  }

  List<String> all(String option) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < command.argv().size() - 1; i++) {
      if (command.argv().get(i).equals(option)) {
        found.add(command.argv().get(i + 1));
      }
    }
    return found;
  }

  String fromEnd(int index) {
    return command.argv().get(command.argv().size() - 1 - index);
  }

  /// The name at the end of `VG/LV` or `/dev/VG/LV`.
  String lastName() {
    return fromEnd(0).substring(fromEnd(0).lastIndexOf('/') + 1);
  }

  /// The LV of the first `VG/LV`.
  String qualifiedName() {
    String prefix = SimulatedVolumeGroup.NAME + '/';
    return command.argv().stream()
        .filter(word -> word.startsWith(prefix))
        .map(word -> word.substring(prefix.length()))
        .findFirst()
        .orElseThrow();
  }

  /// The value of `NAME=VALUE`; of a device file its last part.
  String value(String name) {
    return command.argv().stream()
        .filter(word -> word.startsWith(name + '='))
        .map(word -> word.substring(word.lastIndexOf(word.contains("/") ? '/' : '=') + 1))
        .findFirst()
        .orElseThrow();
  }

  long number(String name) {
    return Long.parseLong(value(name));
  }

  /// The extents of `/dev/disk:FROM-TO` at the end, if there are any; they are single ones.
  Optional<List<Integer>> listedExtents() {
    List<Integer> listed =
        command.argv().stream()
            .filter(word -> word.startsWith("/dev/disk:"))
            .map(word -> Integer.valueOf(word.substring(word.indexOf('-') + 1)))
            .toList();
    return listed.isEmpty() ? Optional.empty() : Optional.of(listed);
  }

  int extents(String option) {
    String bytes = after(option);
    return (int)
        (Long.parseLong(bytes.substring(0, bytes.length() - 1))
            / SimulatedVolumeGroup.EXTENT_BYTES);
  }

  Optional<Set<String>> selection() {
    String first = after("-S");
    return first.startsWith("lv_name=") && !first.equals("lv_name=none")
        ? Optional.of(Set.of(first.replace("lv_name=", "").split(" \\|\\| ")))
        : Optional.empty();
  }
}
