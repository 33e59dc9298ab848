package io.brazier.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from the kernel where the run takes place.
final class Surroundings {

  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");
  private static final Pattern FLOW_LEVEL =
      Pattern.compile("io\\.brazier\\.flow\\.observe\"?\\.level=([A-Z]+)");
  private static final String SERVICE_DEFAULT = "INFO";

  private Surroundings() {}

  /// @param api whose command line names the level at which flows are logged
  static Machine read(Parts.Part api, Traces traces, String acceptPhase) {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memoryMebibytes(content("/proc/meminfo")),
        Double.parseDouble(content("/proc/loadavg").split(" ", -1)[0]),
        System.getProperty("os.version", ""),
        System.getProperty("java.runtime.version", ""),
        traces.postgresql(),
        flowLogLevel(content("/proc/" + api.pid() + "/cmdline")),
        acceptPhase);
  }

  static long memoryMebibytes(String meminfo) {
    Matcher found = MEMORY.matcher(meminfo);
    return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
  }

  static String flowLogLevel(String commandLine) {
    Matcher found = FLOW_LEVEL.matcher(commandLine);
    return found.find() ? found.group(1) : SERVICE_DEFAULT;
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
