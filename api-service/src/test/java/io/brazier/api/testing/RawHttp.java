package io.brazier.api.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/// Sends what no HTTP client would. Each request has a connection of its own.
///
/// @param port where the service listens
/// @param patience how long a reply may take
public record RawHttp(int port, Duration patience) {

  private static final int CHUNK = 16 << 10;

  /// Sends bytes as they are and reads the reply; after it, the connection is closed.
  ///
  /// @throws java.net.SocketTimeoutException if the reply does not come in time
  /// @throws EOFException if the connection ends before the reply does
  /// @throws java.net.SocketException if it ends before the request does
  public RawReply send(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      write(socket.getOutputStream(), request);
      return read(socket.getInputStream(), startsWith(request, "HEAD "));
    }
  }

  /// Sends several requests in one go, of one character a byte, and reads everything until the
  /// service ends the connection.
  ///
  /// @throws java.net.SocketTimeoutException if it does not end it in time
  public String converse(String requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      write(socket.getOutputStream(), requests.getBytes(ISO_8859_1));
      return readAll(socket.getInputStream());
    }
  }

  /// Reads everything until the service ends the connection.
  public static String readAll(InputStream from) throws IOException {
    StringBuilder all = new StringBuilder();
    try {
      for (int next = from.read(); next >= 0; next = from.read()) {
        all.append((char) next);
      }
    } catch (SocketException _) {
      // It was reset, which is an end too.
    }
    return all.toString();
  }

  /// The same with a request of one character a byte.
  public RawReply send(String request) throws IOException {
    return send(request.getBytes(ISO_8859_1));
  }

  private static void write(OutputStream to, byte[] request) throws IOException {
    for (int at = 0; at < request.length; at += CHUNK) {
      to.write(request, at, Math.min(CHUNK, request.length - at));
    }
    to.flush();
  }

  private static boolean startsWith(byte[] request, String text) {
    return new String(request, 0, Math.min(request.length, text.length()), ISO_8859_1).equals(text);
  }

  private static RawReply read(InputStream from, boolean headOnly) throws IOException {
    RawReply head = RawReply.ofHead(head(from));
    while (head.isInterim()) {
      head = RawReply.ofHead(head(from));
    }
    if (headOnly) {
      return head;
    }
    byte[] body = from.readNBytes(head.contentLength());
    if (body.length < head.contentLength()) {
      throw new EOFException("the reply's body ends after %d bytes".formatted(body.length));
    }
    return head.withBody(body);
  }

  private static String head(InputStream from) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = from.read();
      if (next < 0) {
        throw new EOFException("the connection ends within the reply's head: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
