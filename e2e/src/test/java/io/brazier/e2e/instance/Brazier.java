package io.brazier.e2e.instance;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An instance of Brazier, driven by the script that everybody uses.
public final class Brazier {

  /// Where a volume service under test looks for programs first, on its storage host.
  public static final String PROGRAMS = "/run/faulty-lvm";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /// How long a service that ends again and again is started again: longer than any fault lasts.
  private static final Duration SUPERVISED = Duration.ofMinutes(8);

  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)='(.*)'$");

  /// A row of `brazier status`: name, state, process, port, and the port of its health.
  private static final Pattern SERVICE =
      Pattern.compile("(?m)^((?:api|scheduler|volume)(?:-\\d)?) +\\S+ +\\S+ +(\\d+) +(\\d+)");

  private final String script;
  private final Path home;
  private final Program program;

  /// @param script the path of `brazier`
  /// @param home the instance's data folder
  /// @param settings further settings of the script, by environment
  Brazier(String script, Path home, Map<String, String> settings) {
    this.script = script;
    this.home = home;
    this.program = new Program(settings, LIMIT);
  }

  /// The instance that all tests share: the one of `-Dbrazier.script` and `-Dbrazier.home`, whose
  /// ports come from the environment.
  public static Brazier shared() {
    String home = setting("brazier.home");
    return new Brazier(setting("brazier.script"), Path.of(home), Map.of("BRAZIER_HOME", home));
  }

  static String setting(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new AssertionError("these tests need -D" + name + "; `./brazier test` gives it");
    }
    return value;
  }

  /// Runs the script.
  ///
  /// @return its standard output
  /// @throws AssertionError if it failed
  public String run(String... arguments) {
    return attempt(arguments).orFail();
  }

  /// Runs the script, whatever comes of it.
  public ProgramOutput attempt(String... arguments) {
    return program.run(commandLine(arguments));
  }

  public void start(Part part) {
    run("start", part.name());
  }

  /// Starts it, and starts it again if it ends meanwhile, as a supervisor would.
  public void supervise(Part part) {
    long begunNanos = System.nanoTime();
    ProgramOutput started = attempt("start", part.name());
    while (started.status() != 0 && System.nanoTime() - begunNanos < SUPERVISED.toNanos()) {
      started = attempt("start", part.name());
    }
    started.orFail();
  }

  /// Stops it in order and starts it again.
  public void restart(Part part) {
    run("restart", part.name());
  }

  public void stop(Part part) {
    run("stop", part.name());
  }

  /// `kill -9`.
  public void kill(Part part) {
    run("kill", part.name());
  }

  /// The broker forgets every queue and message.
  public void resetBroker() {
    run("broker-reset");
  }

  /// Runs a command on a storage host.
  ///
  /// @param host from 1
  public ProgramOutput exec(int host, String... command) {
    return program.run(onHost(host, command));
  }

  /// Runs a command on a storage host until it is closed; the command must end with its input.
  public Background background(int host, String... command) {
    return program.start(onHost(host, command));
  }

  /// The settings with which command lines work as a user.
  public Map<String, String> openrc(String user) {
    return EXPORT
        .matcher(run("openrc", user))
        .results()
        .collect(
            Collectors.toUnmodifiableMap(export -> export.group(1), export -> export.group(2)));
  }

  /// The ports of the services.
  public Map<Part, Integer> ports() {
    return ports(2);
  }

  /// The ports at which the services tell their health and metrics.
  public Map<Part, Integer> healthPorts() {
    return ports(3);
  }

  private Map<Part, Integer> ports(int column) {
    return SERVICE
        .matcher(attempt("status").stdout())
        .results()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> new Part(row.group(1)), row -> Integer.parseInt(row.group(column))));
  }

  /// Whether every part runs and is ready.
  public boolean isReady() {
    return attempt("status").status() == 0;
  }

  /// Where the services send their traces, on the loopback.
  public int tracePort() {
    String port = System.getenv("BRAZIER_OTLP_PORT");
    if (port == null) {
      throw new AssertionError("the instance must be up with BRAZIER_OTLP_PORT; so must the tests");
    }
    return Integer.parseInt(port);
  }

  /// The numbers of the storage hosts.
  public List<Integer> hosts() {
    return numbers("volume-hosts").boxed().toList();
  }

  /// The API services.
  public List<Part> apis() {
    return numbers("apis").mapToObj(number -> numbered(Part.API, number)).toList();
  }

  /// The schedulers.
  public List<Part> schedulers() {
    return numbers("schedulers").mapToObj(number -> numbered(Part.SCHEDULER, number)).toList();
  }

  private static Part numbered(Part first, int number) {
    return number == 1 ? first : new Part(first.name() + '-' + number);
  }

  private IntStream numbers(String saved) {
    return IntStream.rangeClosed(1, Integer.parseInt(read("run/" + saved).strip()));
  }

  /// The variables that a service was started with.
  public Map<String, String> environment(String service) {
    Properties variables = new Properties();
    try {
      variables.load(new StringReader(read("run/" + service + ".env")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, variables::getProperty));
  }

  /// A file of the data folder.
  public String read(String name) {
    try {
      return Files.readString(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> onHost(int host, String... command) {
    List<String> line = commandLine("exec", "--host", "storage-" + host, "--");
    line.addAll(Arrays.asList(command));
    return line;
  }

  private List<String> commandLine(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(script);
    line.addAll(Arrays.asList(arguments));
    return line;
  }
}
