package io.brazier.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A file of Flyway's.
///
/// @param name of the file
/// @param sql its content
record Migration(String name, String sql) {

  static final Comparator<Migration> IN_ORDER =
      Comparator.comparing(Migration::version, Arrays::compare);

  private static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");

  private static final Pattern VERSIONED = Pattern.compile("V([0-9_]+?)__.*\\.sql");
  private static final Pattern CONTRACT =
      Pattern.compile("(?m)^-- Contract: .+ not used since ([0-9]+\\.[0-9]+\\.[0-9]+)\\.$");

  private static final Pattern COMMENT = Pattern.compile("--.*");
  private static final Pattern BODY = Pattern.compile("\\$\\$.*?\\$\\$", Pattern.DOTALL);
  private static final Pattern DROP = Pattern.compile("\\bdrop\\s[^;]*");
  private static final Pattern DROPPED_VIEW = Pattern.compile("drop view if exists (\\w+)");

  /// All of them, in no order.
  static List<Migration> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(Migration::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Migration read(Path file) {
    try {
      return new Migration(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it runs once, at its place; the others run whenever they have changed.
  boolean isVersioned() {
    return VERSIONED.matcher(name).matches();
  }

  boolean isNewerThan(int version) {
    return version()[0] > version;
  }

  private int[] version() {
    Matcher matcher = VERSIONED.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalStateException(name + " has no version");
    }
    return numbers(matcher.group(1), "_");
  }

  private static int[] numbers(String text, String separator) {
    return Stream.of(text.split(separator, -1)).mapToInt(Integer::parseInt).toArray();
  }

  /// Which version of Brazier stopped using what this one takes away, if it says so.
  Optional<String> unusedSince() {
    Matcher matcher = CONTRACT.matcher(sql);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// Whether the version before the one that this belongs to may be broken by it: it does not use
  /// what is taken away.
  ///
  /// @param release the version that this belongs to
  boolean mayContract(String release) {
    return unusedSince()
        .filter(since -> Arrays.compare(numbers(since, "\\."), numbers(release, "\\.")) < 0)
        .isPresent();
  }

  /// What one that runs again and again takes away and does not make again.
  List<String> drops() {
    String statements =
        BODY.matcher(COMMENT.matcher(sql).replaceAll("")).replaceAll("").toLowerCase(Locale.ROOT);
    return DROP.matcher(statements)
        .results()
        .map(result -> result.group().strip())
        .filter(drop -> !isMadeAgain(drop, statements))
        .toList();
  }

  private static boolean isMadeAgain(String drop, String statements) {
    Matcher view = DROPPED_VIEW.matcher(drop);
    return view.matches() && statements.contains("create view " + view.group(1) + " ");
  }
}
