package io.brazier.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Finds former programs in `/proc`, where the kernel shows the environment with which a program
/// was started; a wrapper hands it on to what it starts.
public final class ProcFormerPrograms implements FormerPrograms {

  private static final Logger LOG = Logger.getLogger(ProcFormerPrograms.class);

  /// Most commands take less.
  private static final Duration OWN_END = Duration.ofSeconds(2);

  private static final Duration KILL_GRACE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int SESSION = 3;

  private final Duration ownEnd;
  private final Duration killGrace;
  private final Pause pause;

  /// With times that suit LVM.
  public ProcFormerPrograms() {
    this(OWN_END, KILL_GRACE, Pause.PARKED);
  }

  /// @param ownEnd how long a program may come to its own end
  /// @param killGrace how long it may take to listen when it is told to
  /// @param pause taken between looks at what still runs
  ProcFormerPrograms(Duration ownEnd, Duration killGrace, Pause pause) {
    this.ownEnd = ownEnd;
    this.killGrace = killGrace;
    this.pause = pause;
  }

  @Override
  public List<Long> end(String variable, String value) {
    String entry = variable + '=' + value;
    List<ProcessHandle> found = find(entry);
    if (!awaitEnd(found, entry, ownEnd)) {
      LOG.warnf("Ending programs of a former process, pids=%s", running(found, entry));
      found.forEach(ProcessHandle::destroy);
      if (!awaitEnd(found, entry, killGrace)) {
        found.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(found, entry, killGrace);
      }
    }
    return running(found, entry);
  }

  /// Without daemons: what began a session of its own, as LVM's dmeventd does, was meant to stay.
  private static List<ProcessHandle> find(String entry) {
    Set<ProcessHandle> own = ProcessHandle.current().descendants().collect(Collectors.toSet());
    List<ProcessHandle> marked =
        ProcessHandle.allProcesses().filter(process -> hasEntry(process, entry)).toList();
    Set<String> marks = marked.stream().map(ProcFormerPrograms::id).collect(Collectors.toSet());
    return marked.stream()
        .filter(process -> !own.contains(process))
        .filter(process -> !marks.contains(session(process)))
        .toList();
  }

  private static boolean hasEntry(ProcessHandle process, String entry) {
    return List.of(read(process, "environ").split("\0")).contains(entry);
  }

  /// The fourth field after the program's name, which stands in brackets and may hold any letter
  /// (`proc_pid_stat(5)`).
  private static String session(ProcessHandle process) {
    String stat = read(process, "stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    return fields.length > SESSION ? fields[SESSION] : "";
  }

  private static String id(ProcessHandle process) {
    return Long.toString(process.pid());
  }

  /// Empty if the process has ended by now, or is somebody's whose programs are none of ours.
  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc", id(process), file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      LOG.debugf(e, "Process %s cannot be looked at", id(process));
      return "";
    }
  }

  private boolean awaitEnd(List<ProcessHandle> processes, String entry, Duration limit) {
    long startedNanos = System.nanoTime();
    while (!running(processes, entry).isEmpty()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted in the wait for former programs");
      }
      if (System.nanoTime() - startedNanos >= limit.toNanos()) {
        return false;
      }
      pause.take(BETWEEN_LOOKS);
    }
    return true;
  }

  /// One that has ended and whose parent has not taken note of it has no environment any more.
  private static List<Long> running(List<ProcessHandle> processes, String entry) {
    return processes.stream()
        .filter(ProcessHandle::isAlive)
        .filter(process -> hasEntry(process, entry))
        .map(ProcessHandle::pid)
        .toList();
  }
}
