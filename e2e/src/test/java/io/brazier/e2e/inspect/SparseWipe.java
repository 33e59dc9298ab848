package io.brazier.e2e.inspect;

import io.brazier.e2e.instance.Brazier;

/// A storage host that wipes without taking room: its disks are sparse files, and zeros that are
/// written to them would fill the machine below if a test wipes a hundred gibibytes. What is
/// discarded reads as zeros too.
public record SparseWipe(Brazier brazier, int host) implements AutoCloseable {

  private static final String PROGRAM =
      """
      #!/bin/sh
      shift # --zeroout
      exec /usr/sbin/blkdiscard "$@"
      """;

  private static final String INSTALL =
      """
      mkdir -p %1$s && cd %1$s && printf '%%s' "$1" >new && chmod +x new && mv new blkdiscard\
      """
          .formatted(Brazier.PROGRAMS);

  /// The host wipes so until the result is closed.
  public static SparseWipe on(Brazier brazier, int host) {
    brazier.exec(host, "sh", "-c", INSTALL, "install", PROGRAM).orFail();
    return new SparseWipe(brazier, host);
  }

  @Override
  public void close() {
    brazier.exec(host, "rm", "-f", Brazier.PROGRAMS + "/blkdiscard").orFail();
  }
}
