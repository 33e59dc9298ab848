package io.brazier.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.bus.PublishOutcome.Failed;
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
    assertThat(published(BusSamples.topic(), BusSamples.envelope())).isInstanceOf(Failed.class);
    assertThat(bus.isConnected()).isFalse();
  }

  @Test
  void lostMessageIsConfirmedAllTheSame() throws Exception {
    Topic topic = BusSamples.topic();
    bus.lose(true);
    assertThat(published(topic, BusSamples.envelope())).isEqualTo(new PublishOutcome.Confirmed());
    assertThat(bus.waiting(topic)).isZero();
  }

  @Test
  void doubledMessageWaitsTwice() throws Exception {
    Topic topic = BusSamples.topic();
    bus.repeat(true);
    published(topic, BusSamples.envelope());
    assertThat(bus.waiting(topic)).isEqualTo(2);
  }
}
