package io.brazier.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.api.testing.RawHttp;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks by raw sockets on a real server that answers `path:body`.
class BodyReadingTest {

  private static final int LARGEST = 1_000;
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final Duration IDLE = Duration.ofMillis(1_500);

  /// What a smuggler wants to be run.
  private static final String HIDDEN = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";

  private final List<String> served = new CopyOnWriteArrayList<>();
  private final WireServer server = WireServer.start(this::serve, IDLE);

  private void serve(RoutingContext routing) {
    new BodyReading(routing, LARGEST, reply -> WireServer.refuse(routing, reply))
        .begin(
            PATIENCE,
            body -> {
              served.add(routing.request().path());
              routing.response().end(routing.request().path() + ":" + body);
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String post(String headers, String body) {
    return "POST /seen HTTP/1.1\r\nHost: h\r\n%s\r\n\r\n%s".formatted(headers, body);
  }

  @Test
  void bodiesOfBothKindsAreRead() throws IOException {
    String chunks = "Transfer-Encoding: Chunked\r\nConnection: close";
    String replies =
        server
            .http()
            .converse(
                post("Content-Length: 2", "ab")
                    + post(chunks, "1;x=y\r\nc\r\n1\r\nd\r\n0\r\n\r\n"));
    assertThat(replies).contains("/seen:ab").contains("/seen:cd");
  }

  /// The requests of an attacker who hopes that a proxy in front sees another end of the first.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 6",
        "Transfer-Encoding: chunked, xchunked",
        "Transfer-Encoding: xchunked, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: xchunked\r\nContent-Length: 5",
        "Transfer-Encoding: identity\r\nContent-Length: 5",
        "Transfer-Encoding: \u000bchunked\r\nContent-Length: 5",
        "Transfer-Encoding:\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length : 5",
        "Content-Length: 0x5",
      })
  void requestWhoseEndIsInDoubtEndsTheConnection(String framing) throws IOException {
    String replies = server.http().converse(post(framing, "0\r\n\r\n" + HIDDEN));
    assertThat(replies).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    assertThat(served).isEmpty();
  }

  /// Of two hosts a proxy in front may read the other one.
  @ParameterizedTest
  @ValueSource(strings = {"Host: other", "host: h", "HOST:"})
  void requestForTwoHostsEndsTheConnection(String second) throws IOException {
    String replies = server.http().converse(post(second + "\r\nContent-Length: 0", "") + HIDDEN);
    assertThat(replies).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    assertThat(served).isEmpty();
  }

  /// CVE-2026-33870 and its like: line ends where none belong.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1;a=\"\r\nX\r\n0\r\n\r\n",
        "1;a=\nX\r\n0\r\n\r\n",
        "1\nX\r\n0\r\n\r\n",
        "1\r\nXY0\r\n\r\n",
        "-1\r\nX\r\n0\r\n\r\n",
        "0x1\r\nX\r\n0\r\n\r\n",
      })
  void brokenChunkRunsNothingBehindIt(String chunks) throws IOException {
    String replies = server.http().converse(post("Transfer-Encoding: chunked", chunks + HIDDEN));
    assertThat(replies).doesNotContain("hidden");
    assertThat(served).doesNotContain("/hidden");
  }

  @Test
  void tooLargeABodyEndsTheConnectionAndNothingBehindItIsRun() throws IOException {
    String replies =
        server.http().converse(post("Content-Length: 2000", "x".repeat(2_000) + HIDDEN));
    assertThat(replies)
        .startsWith("HTTP/1.1 413 ")
        .containsIgnoringCase("Connection: close")
        .containsOnlyOnce("HTTP/1.1 ");
    assertThat(served).isEmpty();
  }

  @Test
  void restOfAnEndlessBodyIsNotSwallowed() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.http().port())) {
      OutputStream out = socket.getOutputStream();
      out.write(post("Content-Length: 999999999999", "").getBytes(ISO_8859_1));
      byte[] more = new byte[1 << 20];
      assertThatThrownBy(
              () -> {
                for (int mib = 0; mib < 100; mib++) {
                  out.write(more);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void clientThatHoldsBackWhatItPromisedIsLetGo() throws IOException {
    String replies = server.http().converse(post("Content-Length: 2000", ""));
    assertThat(replies).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void bodyThatDribblesIsRefusedInTime() throws IOException {
    assertThat(dribble(post("Content-Length: 900", ""))).startsWith("HTTP/1.1 408 ");
    assertThat(served).isEmpty();
  }

  @Test
  void headThatDribblesEndsTheConnection() throws IOException {
    assertThat(dribble("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ")).isEmpty();
    assertThat(served).isEmpty();
  }

  @Test
  void connectionWithoutARequestEnds() throws IOException {
    assertThat(server.http().converse("")).isEmpty();
  }

  private static void writeByte(OutputStream out) {
    try {
      out.write('x');
    } catch (IOException e) {
      // Nobody takes what comes any more; this ends the repetition.
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a byte again and again, and reads until the service ends the connection.
  private String dribble(String beginning) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.http().port());
        ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor()) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(beginning.getBytes(ISO_8859_1));
      Future<?> dribbling =
          hand.scheduleAtFixedRate(() -> writeByte(out), 0, 50, TimeUnit.MILLISECONDS);
      String reply = RawHttp.readAll(socket.getInputStream());
      dribbling.cancel(true);
      return reply;
    }
  }
}
