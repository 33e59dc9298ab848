package io.brazier.api.walls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A request with a body in chunks that has no end.
final class EndlessBody implements AutoCloseable {

  private static final int CHUNK = 8 << 10;

  private final Socket socket;

  private EndlessBody(Socket socket) {
    this.socket = socket;
  }

  static EndlessBody begin(int port, String token) throws IOException {
    EndlessBody body = new EndlessBody(new Socket(InetAddress.getLoopbackAddress(), port));
    body.sendRaw(
        """
        POST /v3/volumes HTTP/1.1\r
        Host: h\r
        X-Auth-Token: %s\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        """
            .formatted(token));
    return body;
  }

  /// Sends so many bytes more.
  void send(int bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    for (int left = bytes; left > 0; left -= CHUNK) {
      int length = Math.min(CHUNK, left);
      out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
      out.write(" ".repeat(length).getBytes(ISO_8859_1));
      out.write("\r\n".getBytes(ISO_8859_1));
    }
    out.flush();
  }

  /// Whether the service ends the connection before it has taken so many bytes more.
  boolean isCutOffWithin(int bytes) {
    try {
      send(bytes);
      return false;
    } catch (IOException _) {
      // Nobody takes what comes any more.
      return true;
    }
  }

  void sendRaw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /// Whether a refusal for size comes within this time.
  boolean hasReply(Duration patience) throws IOException {
    return read(patience).startsWith("HTTP/1.1 413");
  }

  /// Whether the service ends the connection within this time.
  boolean isOver(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (SocketTimeoutException _) {
      // It waits for more.
      return false;
    } catch (SocketException _) {
      // It was reset, which is an end too.
      return true;
    }
  }

  private String read(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    try {
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 413".length()), ISO_8859_1);
    } catch (SocketTimeoutException _) {
      // Nothing was said yet.
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
