package io.brazier.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCollectorTest {

  private final AtomicInteger refusals = new AtomicInteger();
  private final BodyCollector body = new BodyCollector(4, refusals::incrementAndGet);

  @Test
  void chunksAreOneBody() {
    body.handle(Buffer.buffer("ab"));
    body.handle(Buffer.buffer("cd"));
    assertThat(body.isWhole()).isTrue();
    assertThat(body.bytes()).hasToString("abcd");
  }

  @Test
  void whatComesAfterTheLimitIsDropped() {
    body.handle(Buffer.buffer("abc"));
    body.handle(Buffer.buffer("de"));
    body.handle(Buffer.buffer("f"));
    assertThat(body.isWhole()).isFalse();
    assertThat(body.bytes().length()).isEqualTo(3);
    assertThat(refusals).hasValue(1);
  }

  @Test
  void announcementBeyondTheLimitIsBelieved() {
    body.announce("5");
    body.handle(Buffer.buffer("a"));
    assertThat(body.isWhole()).isFalse();
    assertThat(body.bytes().length()).isZero();
    assertThat(refusals).hasValue(1);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"4", "0", "-5", "five", "99999999999999999999", ""})
  void otherAnnouncementsAreNotReliedOn(@Nullable String length) {
    body.announce(length);
    body.handle(Buffer.buffer("abcde"));
    assertThat(refusals).hasValue(1);
  }
}
