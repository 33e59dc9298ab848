package io.brazier.work;

import io.brazier.bus.Topic;
import io.brazier.message.MessageCodec;
import io.brazier.message.MessageSamples;
import io.brazier.volume.VolumeId;
import io.brazier.work.WorkerRepository.TakeOutcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The walk: real rows on one side, the model on the other. A step answers with what differs, or
/// with an empty text.
final class WorkerWalk {

  private static final int ACTORS = 3;
  private static final int MOST_DRAINING_ROUNDS = 50;

  /// What the real side is made of.
  record Parts(Session session, WorkConfig config, MessageCodec codec) {}

  /// A lease in somebody's hands, who may be long dead to the others.
  private record Hold(int actor, WorkerRepository by, Lease lease) {}

  /// What the model knows of a worker.
  private static final class Model {
    private Topic topic;
    private @Nullable Hold holder;
    private boolean expired;
    private boolean resting;
    private long fence;
    private int endings;

    Model(Topic topic) {
      this.topic = topic;
    }

    boolean isFree() {
      return !resting && (holder == null || expired);
    }
  }

  private final Random random;
  private final List<Topic> topics;
  private final Parts parts;
  private final WorkerClock rows;
  private final WorkerRepository[] actors = new WorkerRepository[ACTORS];
  private final Map<Long, Model> models = new LinkedHashMap<>();
  private final List<Cast> messages = new ArrayList<>();
  private final List<Cast> confirmations = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();

  WorkerWalk(Random random, List<Topic> topics, Parts parts) {
    this.random = random;
    this.topics = topics;
    this.parts = parts;
    this.rows = new WorkerClock(parts.session());
    for (int actor = 0; actor < ACTORS; actor++) {
      actors[actor] = start(actor);
    }
  }

  int accepted() {
    return models.size();
  }

  Collection<Integer> endings() {
    return models.values().stream().map(model -> model.endings).toList();
  }

  WorkerClock rows() {
    return rows;
  }

  /// One random step.
  String step() {
    return switch (random.nextInt(16)) {
      case 0, 1 -> accept();
      case 2, 3, 4, 5 -> deliver();
      case 6, 7 -> end();
      case 8 -> handOn();
      case 9 -> giveBack();
      case 10 -> renew();
      case 11 -> expire();
      case 12 -> restart();
      case 13 -> sweep();
      case 14 -> stamp();
      default -> emptyQueue();
    };
  }

  /// Lets everything come to its end: leases run out, everything is swept, delivered and ended.
  void finish() {
    for (int round = 0; round < MOST_DRAINING_ROUNDS && !allEnded(); round++) {
      holds.clear();
      for (Topic topic : topics) {
        rows.expireAll(topic);
        rows.makeDue(topic);
      }
      models
          .values()
          .forEach(model -> {
            model.expired = true;
            model.resting = false;
          });
      drain();
    }
  }

  private void drain() {
    messages.clear();
    messages.addAll(committed(() -> actors[0].sweep(topics)));
    while (!messages.isEmpty()) {
      require(deliver());
    }
    while (!holds.isEmpty()) {
      require(end());
    }
  }

  private static void require(String difference) {
    if (!difference.isEmpty()) {
      throw new AssertionError(difference);
    }
  }

  private boolean allEnded() {
    return models.values().stream().allMatch(model -> model.endings > 0);
  }

  private String accept() {
    Topic topic = pick(topics);
    VolumeId volume = WorkSamples.volume();
    NewWork work = WorkSamples.create(topic, volume);
    String payload = parts.codec().encode(work.arguments());
    Cast cast = committed(() -> pickActor().insert(work, payload, null)).orElseThrow();
    models.put(cast.workerId(), new Model(topic));
    cast(cast);
    return "";
  }

  /// The message arrives, or is lost; a confirmation is seen, or not.
  private void cast(Cast cast) {
    if (random.nextInt(3) > 0) {
      messages.add(cast);
    }
    if (random.nextBoolean()) {
      confirmations.add(cast);
    }
  }

  private String deliver() {
    if (messages.isEmpty()) {
      return "";
    }
    int index = random.nextInt(messages.size());
    Cast message = random.nextInt(4) > 0 ? messages.remove(index) : messages.get(index);
    int actor = random.nextInt(ACTORS);
    TakeOutcome outcome = committed(() -> actors[actor].take(message.workerId(), message.topic()));
    Model model = model(message.workerId());
    return switch (outcome) {
      case TakeOutcome.Taken(Lease lease) -> taken(model, new Hold(actor, actors[actor], lease));
      case TakeOutcome.Held() ->
          isHere(model, message) && !model.isFree() ? "" : "held, though it is free: " + message;
      case TakeOutcome.Gone() ->
          isHere(model, message) ? "gone, though it is there: " + message : "";
      case TakeOutcome.Unknown() -> "unknown: " + message;
    };
  }

  private static boolean isHere(Model model, Cast message) {
    return model.endings == 0 && model.topic.equals(message.topic());
  }

  private String taken(Model model, Hold hold) {
    if (model.endings > 0 || !model.topic.equals(hold.lease().topic()) || !model.isFree()) {
      return "taken, though it is not free: " + hold.lease();
    }
    if (hold.lease().fence() <= model.fence) {
      return "fence did not grow: " + hold.lease();
    }
    model.fence = hold.lease().fence();
    model.holder = hold;
    model.expired = false;
    holds.add(hold);
    return "";
  }

  private String end() {
    Hold hold = drawHold();
    if (hold == null) {
      return "";
    }
    Model model = model(hold.lease().workerId());
    boolean done = committed(() -> hold.by().end(hold.lease(), WorkSamples.done()).isPresent());
    String difference = compare(hold, done);
    if (done) {
      model.endings++;
      model.holder = null;
    }
    return difference;
  }

  private String handOn() {
    Hold hold = drawHold();
    if (hold == null) {
      return "";
    }
    Model model = model(hold.lease().workerId());
    Topic next = pick(topics);
    String payload = parts.codec().encode(MessageSamples.create());
    @Nullable Cast cast =
        committed(() -> hold.by().handOn(hold.lease(), next, payload, null, WorkSamples.done()))
            .orElse(null);
    String difference = compare(hold, cast != null);
    if (cast != null) {
      model.topic = next;
      model.holder = null;
      cast(cast);
    }
    return difference;
  }

  private String giveBack() {
    Hold hold = drawHold();
    if (hold == null) {
      return "";
    }
    boolean clean = random.nextBoolean();
    boolean done =
        committed(() ->
            clean
                ? hold.by().release(hold.lease()).isPresent()
                : hold.by().giveBack(hold.lease(), "error", Duration.ofHours(1)));
    String difference = compare(hold, done);
    if (done) {
      Model model = model(hold.lease().workerId());
      model.holder = null;
      model.resting = !clean;
    }
    return difference;
  }

  private String renew() {
    if (holds.isEmpty()) {
      return "";
    }
    Hold hold = pick(holds);
    boolean done =
        committed(() -> hold.by().renew(List.of(hold.lease()))).contains(hold.lease().workerId());
    String difference = compare(hold, done);
    if (done) {
      model(hold.lease().workerId()).expired = false;
    }
    return difference;
  }

  /// A statement under a lease succeeds if and only if the model says that the lease is the current
  /// one, run out or not.
  private String compare(Hold hold, boolean done) {
    boolean valid = hold.equals(model(hold.lease().workerId()).holder);
    return valid == done ? "" : "valid is " + valid + " but done is " + done + ": " + hold;
  }

  private String expire() {
    models.forEach((id, model) -> {
      if (model.holder != null && random.nextInt(3) == 0) {
        rows.expire(id);
        model.expired = true;
      }
    });
    return "";
  }

  /// The actor dies and starts again. Its leases stay in the hands of its former self, who may
  /// still try to use them.
  private String restart() {
    int actor = random.nextInt(ACTORS);
    actors[actor] = start(actor);
    int freed = committed(() -> actors[actor].recover(topics));
    List<Model> held =
        models.values().stream()
            .filter(model -> model.holder != null && model.holder.actor() == actor)
            .toList();
    held.forEach(model -> model.holder = null);
    return freed == held.size() ? "" : "freed " + freed + " of " + held.size();
  }

  private String sweep() {
    if (random.nextBoolean()) {
      topics.forEach(rows::makeDue);
      models.values().forEach(model -> model.resting = false);
    }
    List<Cast> due = committed(() -> pickActor().sweep(topics));
    due.forEach(this::cast);
    return due.stream()
        .filter(cast -> !model(cast.workerId()).isFree())
        .findFirst()
        .map(cast -> "swept, though it is held: " + cast)
        .orElse("");
  }

  private String stamp() {
    committed(() -> pickActor().stamp(List.copyOf(confirmations)));
    if (random.nextBoolean()) {
      confirmations.clear();
    }
    return "";
  }

  private String emptyQueue() {
    Topic topic = pick(topics);
    messages.removeIf(message -> message.topic().equals(topic));
    committed(() -> pickActor().forgetCasts(topic));
    return "";
  }

  /// Somebody's lease, most often to be used for the last time.
  private @Nullable Hold drawHold() {
    if (holds.isEmpty()) {
      return null;
    }
    int index = random.nextInt(holds.size());
    return random.nextInt(4) > 0 ? holds.remove(index) : holds.get(index);
  }

  private Model model(long workerId) {
    return Objects.requireNonNull(models.get(workerId), "no model of " + workerId);
  }

  private WorkerRepository pickActor() {
    return actors[random.nextInt(ACTORS)];
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private WorkerRepository start(int actor) {
    return new WorkerRepository(
        parts.session(), parts.config(), WorkSamples.holder("cinder-volume@host-" + actor));
  }

  private static <T> T committed(Callable<T> action) {
    return QuarkusTransaction.requiringNew().call(action);
  }
}
