package io.brazier.e2e.chaos;

import io.brazier.e2e.inspect.Database;
import java.util.List;
import java.util.regex.Pattern;

/// Why a volume is in an error status, as administrators read it.
///
/// @param database where the messages are
record Cause(Database database) {

  /// What a storage that fails, or is away, leads to; nothing else may end a request.
  private static final Pattern STORAGE =
      Pattern.compile(
          "was not (created|extended|deleted|made|reverted):|cannot be read:|No valid backend|Exceeded max scheduling|"
              + "too full|has snapshots|is open");

  /// The messages about a volume.
  List<String> of(String volume) {
    return database.causes(volume);
  }

  /// Whether the last message blames the storage.
  boolean isStorage(String volume) {
    List<String> causes = of(volume);
    return !causes.isEmpty() && STORAGE.matcher(causes.getLast()).find();
  }
}
