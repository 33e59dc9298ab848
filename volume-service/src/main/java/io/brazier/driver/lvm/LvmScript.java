package io.brazier.driver.lvm;

import io.brazier.driver.process.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Several commands of LVM for one process: `lvm FILE` runs a file whose first line begins with
/// `#!`, line by line. It stops at the first command that fails and ends with its status, so
/// success is the success of all (`lvm(8)`; `_run_script` of `tools/lvmcmdline.c` in LVM2).
///
/// @param commands programs with their arguments, each as [#takes] allows
record LvmScript(List<List<String>> commands) {

  /// LVM reads a line into 256 bytes and takes one that fills them for too long; 2.03.16 does so
  /// from 254 letters on.
  private static final int LINE_LIMIT = 253;

  /// Nothing in it that LVM would take for a quote, a comment or an end.
  private static final Pattern PLAIN_WORD = Pattern.compile("[a-zA-Z0-9_+.,:=/-]+");

  /// The process's own standard input; unlike `/dev/stdin` it is there on every system.
  private static final String STANDARD_INPUT = "/proc/self/fd/0";

  LvmScript {
    commands = List.copyOf(commands);
    if (commands.isEmpty() || !commands.stream().allMatch(LvmScript::takes)) {
      throw new IllegalArgumentException("not for a script: " + commands);
    }
  }

  /// Whether a command can be a line of a script.
  static boolean takes(List<String> argv) {
    return argv.stream().allMatch(word -> PLAIN_WORD.matcher(word).matches())
        && String.join(" ", argv).length() <= LINE_LIMIT;
  }

  /// The process that runs them all, within the time that a single command has: what takes longer
  /// is ended, and each command tried by itself.
  Command command(LvmEnvironment environment) {
    List<String> lines = new ArrayList<>(List.of("#!"));
    commands.forEach(argv -> lines.add(String.join(" ", argv)));
    return new Command(
        List.of("lvm", STANDARD_INPUT),
        environment.variables(),
        environment.timeout(),
        String.join("\n", lines) + '\n');
  }
}
