package io.brazier.bench;

/// Where LVs are made.
///
/// @param pool the thin pool, empty for thick volumes
record Place(String group, String pool) {

  /// Reads a line of `lvs -o vg_name,pool_lv`.
  static Place parse(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return new Place(words[0], words.length > 1 ? words[1] : "");
  }

  /// The arguments of `lvcreate` for one gibibyte here and nothing else.
  String arguments() {
    return pool.isEmpty()
        ? "-L 1073741824b " + group
        : "--type thin -V 1073741824b --thinpool %s %s".formatted(pool, group);
  }
}
