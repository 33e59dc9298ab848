package io.brazier.iscsi.tgt;

import io.brazier.iscsi.ChapCredentials;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Asks tgtd by its own socket, as `tgtadm` does. That takes a secret as an argument only, and so
/// does `tgt-admin`, which reads it from a file and then runs `tgtadm` with it.
///
/// A request is a `struct tgtadm_req` of the daemon's `usr/tgtadm.h`, in the machine's byte order,
/// with a text behind it; it has been the same since version 1.0.17. tgtd takes it from root only.
final class TgtSocket implements TgtAccounts {

  /// Of the daemon that was started without a control port of its own.
  static final Path DEFAULT = Path.of("/run/tgtd/socket.0");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MODE_ACCOUNT = 7;
  private static final int OPERATION_NEW = 0;
  private static final int DRIVER_BYTES = 64;
  private static final int REQUEST_BYTES = 120;
  private static final int REPLY_BYTES = 8;
  private static final int NO_TARGET = -1;

  private final Path socket;

  TgtSocket(Path socket) {
    this.socket = socket;
  }

  @Override
  public void make(ChapCredentials credentials) {
    int error = ask(request(credentials));
    if (error != 0) {
      throw new UncheckedIOException(
          new IOException(
              "tgtd refuses account %s: error %d".formatted(credentials.user(), error)));
    }
  }

  /// The request with all that is not said of it zero.
  static ByteBuffer request(ChapCredentials credentials) {
    String text =
        "user=%s,password=%s\0".formatted(credentials.user(), credentials.secret().value());
    byte[] parameters = text.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer request =
        ByteBuffer.allocate(REQUEST_BYTES + parameters.length).order(ByteOrder.nativeOrder());
    request.putInt(MODE_ACCOUNT).putInt(OPERATION_NEW);
    request.put("iscsi".getBytes(StandardCharsets.US_ASCII));
    request.position(2 * Integer.BYTES + DRIVER_BYTES);
    request.putInt(request.capacity()).putInt(NO_TARGET);
    request.position(REQUEST_BYTES);
    return request.put(parameters).flip();
  }

  private int ask(ByteBuffer request) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      // far less than a socket holds
      while (request.hasRemaining()) {
        channel.write(request);
      }
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return reply(channel, selector).getInt(0);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: %s".formatted(socket, e.getMessage()), e);
    }
  }

  private static ByteBuffer reply(SocketChannel channel, Selector selector) throws IOException {
    ByteBuffer reply = ByteBuffer.allocate(REPLY_BYTES).order(ByteOrder.nativeOrder());
    while (reply.hasRemaining()) {
      if (selector.select(TIMEOUT.toMillis()) == 0) {
        throw new SocketTimeoutException("tgtd does not answer");
      }
      selector.selectedKeys().clear();
      if (channel.read(reply) < 0) {
        throw new EOFException("tgtd hung up");
      }
    }
    return reply;
  }
}
