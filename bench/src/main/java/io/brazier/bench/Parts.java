package io.brazier.bench;

import java.util.List;

/// The table of `brazier status`.
record Parts(List<Part> all) {

  Parts {
    all = List.copyOf(all);
  }

  /// A part that runs.
  ///
  /// @param pid on this machine, or for a volume service on its storage host
  /// @param healthPort of this machine at which it tells its health
  record Part(String name, long pid, int healthPort) {
    boolean onStorageHost() {
      return name.startsWith("volume-");
    }
  }

  /// Reads it: columns PART STATE PID PORT HEALTH and others. Parts without process and health are
  /// left out.
  static Parts parse(String table) {
    return new Parts(
        table
            .lines()
            .skip(1)
            .map(line -> line.strip().split("\\s+", -1))
            .filter(cells -> cells.length >= 5 && isNumber(cells[2]) && isNumber(cells[4]))
            .map(cells -> new Part(cells[0], Long.parseLong(cells[2]), Integer.parseInt(cells[4])))
            .toList());
  }

  private static boolean isNumber(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(Character::isDigit);
  }

  /// A part by name.
  ///
  /// @throws BenchFailure if it does not run
  Part get(String name) {
    return all.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BenchFailure(name + " does not run"));
  }
}
