package io.brazier.driver.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs programs as processes of the operating system.
///
/// Both pipes are drained by virtual threads while the caller waits, so that a program never blocks
/// on a full pipe. What counts is the end of the process, not of its pipes: a daemon that it left
/// behind and that inherited them does not hold up the caller.
public final class ProcessCommandRunner implements CommandRunner {

  private static final Logger LOG = Logger.getLogger(ProcessCommandRunner.class);

  /// A report on 20,000 volumes is about 8 MiB.
  private static final int STDOUT_LIMIT_BYTES = 64 << 20;

  private static final int STDERR_TAIL_BYTES = 8 << 10;
  private static final Duration PIPE_GRACE = Duration.ofSeconds(1);
  private static final Duration KILL_GRACE = Duration.ofSeconds(5);

  /// Shorter, since a service that stops waits for it.
  private static final Duration INTERRUPT_GRACE = Duration.ofSeconds(2);

  @Override
  public CommandResult run(Command command) {
    long startedNanos = System.nanoTime();
    Process process = start(command);
    OutputTail stdout = OutputTail.follow(process.getInputStream(), STDOUT_LIMIT_BYTES);
    OutputTail stderr = OutputTail.follow(process.getErrorStream(), STDERR_TAIL_BYTES);
    hand(command.input(), process);
    try {
      if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        kill(process, KILL_GRACE);
        throw new CommandFailure.Killed(command, since(startedNanos), stderr.text(PIPE_GRACE));
      }
      String output = stdout.text(PIPE_GRACE);
      if (stdout.overflowed()) {
        throw new CommandFailure.TooMuchOutput(command, STDOUT_LIMIT_BYTES);
      }
      String errors = stderr.text(PIPE_GRACE);
      return new CommandResult(process.exitValue(), output, errors, since(startedNanos));
    } catch (InterruptedException e) {
      endInterrupted(process);
      Thread.currentThread().interrupt();
      throw new CommandInterrupted(command, e);
    }
  }

  private static Process start(Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.argv());
    builder.environment().putAll(command.environment());
    if (command.input().isEmpty()) {
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new CommandFailure.NotStarted(command, e);
    }
  }

  private static void hand(String input, Process process) {
    if (input.isEmpty()) {
      return;
    }
    try (OutputStream pipe = process.getOutputStream()) {
      pipe.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended before it read; its exit status says why
      LOG.debug("A program did not read its input", e);
    }
  }

  /// Asks first: a killed LVM command can leave devices suspended, while on a TERM it ends outside
  /// its critical sections.
  private static void kill(Process process, Duration grace) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
      destroyTree(process);
      process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private static void endInterrupted(Process process) {
    try {
      kill(process, INTERRUPT_GRACE);
    } catch (InterruptedException again) {
      destroyTree(process);
    }
  }

  private static void destroyTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static Duration since(long startedNanos) {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}
