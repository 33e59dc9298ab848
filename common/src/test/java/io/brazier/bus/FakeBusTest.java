package io.brazier.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.PublishOutcome.Failed;
import io.brazier.testing.FakeBus;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeBusTest implements BusContract {

  private final FakeBus bus = new FakeBus();

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public void putRaw(Topic topic, byte[] body) {
    bus.putRaw(topic, body);
  }

  @Override
  public List<String> deadLetters(Topic topic) {
    return bus.deadLetters().stream()
        .filter(letter -> letter.topic().equals(topic))
        .map(FakeBus.DeadLetter::reason)
        .toList();
  }

  @Override
  public void dropQueue(Topic topic) {
    bus.empty();
  }

  @Test
  void castFailsWhileItIsDown() throws Exception {
    bus.goDown();
    assertThat(published(freshTopic(), freshEnvelope())).isInstanceOf(Failed.class);
    assertThat(bus.isConnected()).isFalse();
  }

  @Test
  void lostMessageIsConfirmedAllTheSame() throws Exception {
    Topic topic = freshTopic();
    bus.lose(true);
    assertThat(published(topic, freshEnvelope())).isEqualTo(new PublishOutcome.Confirmed());
    assertThat(bus.waiting(topic)).isZero();
  }

  @Test
  void doubledMessageWaitsTwice() throws Exception {
    Topic topic = freshTopic();
    bus.repeat(true);
    published(topic, freshEnvelope());
    assertThat(bus.waiting(topic)).isEqualTo(2);
  }
}
