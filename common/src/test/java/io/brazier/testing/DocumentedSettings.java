package io.brazier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.testing.DeclaredSettings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings as `docs/configuration.md` tells them.
public final class DocumentedSettings {

  /// The settings of common, which every service has.
  public static final String EVERY_SERVICE = "Every service";

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final Pattern LINE =
      Pattern.compile("\\| `([a-z.A-Z-]+)` \\| (?:`(.*?)`|none) \\| (.*?) \\| .+ \\|");

  private DocumentedSettings() {}

  /// Checks that the page tells all that is declared and nothing else, with the same defaults and
  /// bounds.
  ///
  /// @param sections the headings under which the settings on the class path stand
  public static void assertComplete(String... sections) {
    SortedMap<String, Setting> declared = DeclaredSettings.find();
    SortedMap<String, Setting> documented = read(List.of(sections));
    assertThat(DeclaredSettings.defaults(documented))
        .isEqualTo(DeclaredSettings.defaults(declared));
    declared.forEach((name, setting) -> assertBounds(name, setting, documented));
  }

  private static void assertBounds(String name, Setting declared, Map<String, Setting> documented) {
    List<String> told = words(documented.getOrDefault(name, declared).bounds());
    assertThat(told).as("bounds of " + name).containsAll(words(declared.bounds()));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static SortedMap<String, Setting> read(List<String> sections) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    String section = "";
    for (String line : lines()) {
      Matcher setting = LINE.matcher(line);
      if (line.startsWith("## ")) {
        section = line.substring(3);
      } else if (sections.contains(section) && setting.matches()) {
        settings.put(setting.group(1), setting(setting));
      }
    }
    return settings;
  }

  private static Setting setting(Matcher line) {
    String value = line.group(2);
    return new Setting(value == null ? "none" : value, line.group(3));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException("no page of the configuration", e);
    }
  }
}
