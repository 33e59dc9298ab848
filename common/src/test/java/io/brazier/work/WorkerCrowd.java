package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.MessageSamples;
import io.brazier.volume.VolumeId;
import io.brazier.work.WorkerDiaryRepository.Entry;
import io.brazier.work.WorkerRepository.TakeOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What the actors of a crowd do, at random. Any transaction may be cut off; nobody knows then
/// whether it was committed, and goes on as if it had not been.
final class WorkerCrowd {

  private static final Logger LOG = Logger.getLogger(WorkerCrowd.class);
  private static final int HOLDERS = 4;
  private static final int MOST_ROUNDS = 100;

  private final List<Topic> topics = List.of(WorkSamples.topic(), WorkSamples.topic());
  private final WorkerWalk.Parts parts;
  private final WorkerDiaryRepository diary;
  private final WorkerClock rows;
  private final List<WorkerRepository> holders;
  private final Queue<Cast> messages = new ConcurrentLinkedQueue<>();
  private final Queue<Hold> holds = new ConcurrentLinkedQueue<>();

  /// A lease in the hands of somebody who may have lost it.
  private record Hold(WorkerRepository by, Lease lease) {}

  WorkerCrowd(WorkerWalk.Parts parts, WorkerDiaryRepository diary) {
    this.parts = parts;
    this.diary = diary;
    this.rows = new WorkerClock(parts.session());
    this.holders =
        IntStream.range(0, HOLDERS)
            .mapToObj(number ->
                new WorkerRepository(
                    parts.session(), parts.config(), WorkSamples.holder("service@" + number)))
            .toList();
  }

  List<Topic> topics() {
    return topics;
  }

  WorkerClock rows() {
    return rows;
  }

  /// One step of one actor.
  void step(Random random) {
    switch (random.nextInt(14)) {
      case 0, 1 -> accept(random);
      case 2, 3, 4, 5 -> take(random);
      case 6, 7 -> end(random);
      case 8 -> handOn(random);
      case 9 -> giveBack(random);
      case 10 -> renew();
      case 11 -> attempt(() -> runOut(random));
      default -> sweep(random);
    }
  }

  /// Sweeps, takes and ends until nothing is left, or too long.
  void finish() {
    holds.clear();
    for (int round = 0; round < MOST_ROUNDS && isLeft(); round++) {
      for (Topic topic : topics) {
        rows.expireAll(topic);
        rows.makeDue(topic);
      }
      Random random = new Random(round);
      sweep(random);
      for (int taken = messages.size() * MOST_ROUNDS; taken > 0 && !messages.isEmpty(); taken--) {
        take(random);
      }
      for (int held = holds.size() * MOST_ROUNDS; held > 0 && !holds.isEmpty(); held--) {
        end(random);
      }
    }
  }

  private boolean isLeft() {
    return topics.stream().anyMatch(topic -> !rows.ids(topic).isEmpty());
  }

  private void accept(Random random) {
    VolumeId volume = WorkSamples.volume();
    NewWork work = WorkSamples.create(pick(topics, random), volume);
    String payload = parts.codec().encode(work.arguments());
    attempt(
            () -> {
              Cast cast = pick(holders, random).insert(work, payload, null).orElseThrow();
              diary.write(Entry.ACCEPT, cast.workerId(), 0);
              return cast;
            })
        .ifPresent(messages::add);
  }

  /// A message may come twice.
  private void take(Random random) {
    Cast message = messages.poll();
    if (message == null) {
      return;
    }
    if (random.nextInt(4) == 0) {
      messages.add(message);
    }
    WorkerRepository by = pick(holders, random);
    attempt(() -> by.take(message.workerId(), message.topic()))
        .ifPresent(outcome -> {
          if (outcome instanceof TakeOutcome.Taken(Lease lease)) {
            holds.add(new Hold(by, lease));
          }
        });
  }

  private void end(Random random) {
    Hold hold = drawHold(random);
    if (hold != null) {
      write(hold, Entry.END, () -> hold.by().end(hold.lease(), WorkSamples.done()).isPresent());
    }
  }

  private void handOn(Random random) {
    Hold hold = drawHold(random);
    if (hold == null) {
      return;
    }
    String payload = parts.codec().encode(MessageSamples.create());
    Topic next = pick(topics, random);
    write(
        hold,
        Entry.HAND_ON,
        () -> hold.by().handOn(hold.lease(), next, payload, null, WorkSamples.done()).isPresent());
  }

  /// As a use case does: what is written is written with the proof that the lease is held, or not
  /// at all.
  private void write(Hold hold, Entry entry, Callable<Boolean> settling) {
    attempt(() -> {
      diary.write(entry, hold.lease().workerId(), hold.lease().fence());
      if (!settling.call()) {
        throw new FencedOff(hold.lease());
      }
      return true;
    });
  }

  private void giveBack(Random random) {
    Hold hold = drawHold(random);
    if (hold == null) {
      return;
    }
    attempt(() ->
        random.nextBoolean()
            ? hold.by().release(hold.lease()).isPresent()
            : hold.by().giveBack(hold.lease(), "error", Duration.ZERO));
  }

  private void renew() {
    Hold hold = holds.peek();
    if (hold != null) {
      attempt(() -> hold.by().renew(List.of(hold.lease())));
    }
  }

  private boolean runOut(Random random) {
    rows.expireAll(pick(topics, random));
    return true;
  }

  private void sweep(Random random) {
    WorkerRepository by = pick(holders, random);
    attempt(() -> by.sweep(topics)).ifPresent(messages::addAll);
  }

  /// Somebody's lease, at times one that will be used again.
  private @Nullable Hold drawHold(Random random) {
    Hold hold = holds.poll();
    if (hold != null && random.nextInt(3) == 0) {
      holds.add(hold);
    }
    return hold;
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static <T> Optional<T> attempt(Callable<T> work) {
    try {
      return Optional.of(QuarkusTransaction.requiringNew().call(work));
    } catch (RuntimeException lost) {
      LOG.debug("A transaction is lost", lost);
      return Optional.empty();
    }
  }
}
