package io.brazier.iscsi.tgt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brazier.iscsi.ChapCredentials;
import io.brazier.iscsi.ChapSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TgtSocketTest {

  private static final ChapCredentials CREDENTIALS =
      new ChapCredentials("user", new ChapSecret("secretsecret12"));

  @TempDir private Path folder;

  @Test
  void requestIsWhatTheToolSends() {
    ByteBuffer request = TgtSocket.request(CREDENTIALS).order(ByteOrder.nativeOrder());

    assertThat(request.getInt(0)).as("mode").isEqualTo(7);
    assertThat(request.getInt(4)).as("operation").isZero();
    assertThat(text(request, 8, 6)).as("driver").isEqualTo("iscsi\0");
    assertThat(request.getInt(72)).as("length").isEqualTo(request.limit());
    assertThat(request.getInt(76)).as("target").isEqualTo(-1);
    assertThat(text(request, 120, request.limit() - 120))
        .isEqualTo("user=user,password=secretsecret12\0");
  }

  @Test
  void successIsSuccess() throws IOException {
    CompletableFuture<Integer> received = answer(0);
    new TgtSocket(socket()).make(CREDENTIALS);

    assertThat(received.join()).isEqualTo(TgtSocket.request(CREDENTIALS).limit());
  }

  @Test
  void refusalIsToldWithoutTheSecret() throws IOException {
    var _ = answer(14);

    assertThatThrownBy(() -> new TgtSocket(socket()).make(CREDENTIALS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("account user: error 14")
        .hasMessageNotContaining("secretsecret12");
  }

  @Test
  void missingDaemonIsTold() {
    assertThatThrownBy(() -> new TgtSocket(socket()).make(CREDENTIALS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(socket().toString());
  }

  private Path socket() {
    return folder.resolve("socket.0");
  }

  private static String text(ByteBuffer request, int from, int length) {
    byte[] bytes = new byte[length];
    request.get(from, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /// Takes one request, answers it, and says how long it was.
  private CompletableFuture<Integer> answer(int error) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket()));
    return CompletableFuture.supplyAsync(() -> {
      try (server;
          SocketChannel client = server.accept()) {
        ByteBuffer request = ByteBuffer.allocate(4096);
        int length = client.read(request);
        ByteBuffer reply = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        client.write(reply.putInt(error).putInt(8).flip());
        return length;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
