package io.brazier.e2e.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.IntStream;

/// A second instance beside the shared one, with a data folder and ports of its own. Closed, it is
/// gone with its data.
public final class OwnInstance implements AutoCloseable {

  /// What the script counts from the first port.
  private static final int[] OFFSETS = {0, 1, 2, 3, 4, 5, 6, 10};

  private static final int FIRST_BASE = 31_000;
  private static final int BASES = 100;
  private static final int PORTS_PER_BASE = 20;

  private final Brazier brazier;

  private OwnInstance(Brazier brazier) {
    this.brazier = brazier;
  }

  /// Starts it with one storage host.
  ///
  /// @param auth `noauth` or `keystone`
  public static OwnInstance up(String auth) {
    Path home = makeHome();
    Map<String, String> settings =
        Map.of("BRAZIER_HOME", home.toString(), "BRAZIER_PORT_BASE", Integer.toString(freeBase()));
    OwnInstance instance =
        new OwnInstance(new Brazier(Brazier.setting("brazier.script"), home, settings));
    try {
      instance.brazier.run("up", "--auth", auth);
      return instance;
    } catch (AssertionError e) {
      instance.close();
      throw e;
    }
  }

  public Brazier brazier() {
    return brazier;
  }

  @Override
  public void close() {
    brazier.run("down", "--purge");
  }

  /// Servers that run under users of their own must be able to enter it.
  private static Path makeHome() {
    try {
      Path home = Files.createTempDirectory(Path.of("/tmp"), "brazier-e2e.");
      return Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freeBase() {
    return IntStream.range(0, BASES)
        .map(number -> FIRST_BASE + number * PORTS_PER_BASE)
        .filter(base -> IntStream.of(OFFSETS).allMatch(offset -> isFree(base + offset)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
