package io.brazier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text in columns: the first to the left, figures to the right.
final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  /// Adds a row.
  ///
  /// @throws IllegalArgumentException if it is not as long as the header
  Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "%d cells under %d headings".formatted(cells.length, rows.getFirst().size()));
    }
    rows.add(List.of(cells));
    return this;
  }

  /// The table, each row with a line end; nothing if it has no rows.
  String text() {
    if (rows.size() == 1) {
      return "";
    }
    return rows.stream().map(this::line).collect(Collectors.joining());
  }

  private String line(List<String> row) {
    return IntStream.range(0, row.size())
            .mapToObj(column -> padded(row.get(column), column))
            .collect(Collectors.joining(GAP))
            .stripTrailing()
        + System.lineSeparator();
  }

  private String padded(String cell, int column) {
    String blanks = " ".repeat(width(column) - cell.length());
    return column == 0 ? cell + blanks : blanks + cell;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
