package io.brazier.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The RabbitMQ that is installed on this machine, started with its own data folder, node name and
/// ports, so that it neither meets nor disturbs another one.
///
/// It can be stopped and started again, with its queues or emptied of them, which is how tests
/// restart a broker.
public final class LocalRabbit implements AutoCloseable {

  private static final String SERVER = "rabbitmq-server";
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final byte[] AMQP_GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  private final Path folder;
  private final int port;
  private final Map<String, String> environment;
  private Process process;

  private LocalRabbit(Path folder, List<Integer> ports) {
    this.folder = folder;
    this.port = ports.getFirst();
    this.environment =
        Map.of(
            "HOME", folder.toString(),
            "RABBITMQ_NODENAME", "brazier-test-" + port + "@localhost",
            "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
            "RABBITMQ_NODE_PORT", Integer.toString(port),
            "RABBITMQ_DIST_PORT", Integer.toString(ports.get(1)),
            "ERL_EPMD_PORT", Integer.toString(ports.get(2)),
            "RABBITMQ_MNESIA_BASE", folder.resolve("data").toString(),
            "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
            "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString(),
            "RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
    this.process = launch();
  }

  /// Starts an empty broker and waits until it speaks AMQP.
  ///
  /// @param users besides `guest`, whose passwords are their names; each has the rights that the
  ///   local deployment gives to the part of that name
  /// @throws IllegalStateException if it does not within a minute and a half; the text holds its
  ///   log
  public static LocalRabbit start(String... users) {
    try {
      Path folder = Files.createTempDirectory("brazier-rabbit-");
      Files.createDirectories(folder.resolve("data"));
      Files.createDirectories(folder.resolve("log"));
      Files.writeString(folder.resolve("plugins"), "[].\n", UTF_8);
      Files.writeString(folder.resolve("rabbitmq.conf"), configuration(folder, users), UTF_8);
      return new LocalRabbit(folder, freePorts(3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A broker that is told of its users makes none itself, so it is told of `guest` too.
  private static String configuration(Path folder, String... users) throws IOException {
    if (users.length == 0) {
      return "";
    }
    ObjectNode definitions = new ObjectMapper().createObjectNode();
    definitions.putArray("vhosts").addObject().put("name", "/");
    define(definitions, "guest", List.of(".*", ".*", ".*"));
    for (String user : users) {
      define(definitions, user, rights(user));
    }
    Path file = folder.resolve("definitions.json");
    Files.writeString(file, definitions.toString(), UTF_8);
    return "load_definitions = " + file + "\n";
  }

  private static void define(ObjectNode definitions, String user, List<String> rights) {
    definitions
        .withArray("users")
        .addObject()
        .put("name", user)
        .put("password", user)
        .put("tags", "");
    definitions
        .withArray("permissions")
        .addObject()
        .put("user", user)
        .put("vhost", "/")
        .put("configure", rights.getFirst())
        .put("write", rights.get(1))
        .put("read", rights.getLast());
  }

  private static List<String> rights(String user) throws IOException {
    Process shell =
        new ProcessBuilder(
                "bash", "-c", "source ../deploy/local/users.sh && broker_permissions " + user)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String patterns = new String(shell.getInputStream().readAllBytes(), UTF_8);
    return List.of(patterns.strip().split(" "));
  }

  /// The port of AMQP on 127.0.0.1; the user is `guest`.
  public int port() {
    return port;
  }

  /// Lets the broker write down what it has and waits until it is gone.
  void stop() {
    List<ProcessHandle> family = family();
    process.destroy();
    awaitEnd(family);
  }

  /// Kills the broker the hard way and waits until it is gone. What it was told last, a declared
  /// queue included, it may not have on disk.
  public void kill() {
    endTree();
  }

  /// Starts the broker again on what it has on disk.
  public void restart() {
    process = launch();
  }

  /// Starts the broker again without its data: every queue and message is gone.
  public void restartEmpty() {
    deleteRecursively(folder.resolve("data"));
    createFolder(folder.resolve("data"));
    process = launch();
  }

  @Override
  public void close() {
    endTree();
    deleteRecursively(folder);
  }

  private Process launch() {
    ProcessBuilder builder =
        new ProcessBuilder(executable())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log/console.log").toFile());
    builder.environment().putAll(environment);
    try {
      Process started = builder.start();
      Awaitility.await("RabbitMQ on port " + port)
          .atMost(START_LIMIT)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !started.isAlive() || speaksAmqp());
      if (!started.isAlive()) {
        throw new IllegalStateException(
            "RabbitMQ ended: " + Files.readString(folder.resolve("log/console.log"), UTF_8));
      }
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(SERVER + " is not installed?", e);
    }
  }

  /// The server itself where it can be found: the wrapper on the path changes the user and drops
  /// the environment.
  private static String executable() {
    Path direct = Path.of("/usr/lib/rabbitmq/bin/" + SERVER);
    return Files.isExecutable(direct) ? direct.toString() : SERVER;
  }

  private boolean speaksAmqp() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write(AMQP_GREETING);
      return socket.getInputStream().read() == 1;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void endTree() {
    List<ProcessHandle> family = family();
    family.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(family);
  }

  private List<ProcessHandle> family() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private void awaitEnd(List<ProcessHandle> family) {
    Awaitility.await("end of RabbitMQ")
        .atMost(STOP_LIMIT)
        .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    stopPortMapper();
  }

  private void stopPortMapper() {
    ProcessBuilder builder =
        new ProcessBuilder("epmd", "-port", environment.get("ERL_EPMD_PORT"), "-kill")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log/epmd.log").toFile());
    try {
      if (!builder.start().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("epmd did not stop");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void createFolder(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteRecursively(Path top) {
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
