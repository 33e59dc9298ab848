package io.brazier.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.brazier.backend.BackendAddress;
import io.brazier.message.Pace;
import java.util.List;
import java.util.stream.Stream;

/// The name of a queue: whose turn it is. Names are Cinder's (`cinder/volume/rpcapi.py`,
/// `cinder/scheduler/rpcapi.py`).
public record Topic(String name) {

  /// All schedulers share one queue.
  public static final Topic SCHEDULER = new Topic("cinder-scheduler");

  private static final String VOLUME = "cinder-volume.";
  private static final String SLOW = ".slow";
  private static final int MOST_BYTES = 255;

  /// Refuses what RabbitMQ would not take.
  public Topic {
    if (name.isEmpty() || name.getBytes(UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("not a queue name: '" + name + "'");
    }
  }

  /// The queue of one lane of a backend: `cinder-volume.HOST@BACKEND`, with `.slow` behind it for
  /// the slow lane. The pool of the address does not matter.
  ///
  /// Two queues, because a message's lane is known when it is cast: each lane then has a prefetch
  /// of its own, no hand-over, and the broker shows how long each is.
  public static Topic volume(BackendAddress backend, Pace pace) {
    return switch (pace) {
      case QUICK -> new Topic(VOLUME + backend.service());
      case SLOW -> new Topic(VOLUME + backend.service() + SLOW);
    };
  }

  /// The queues of a service; none of a volume service that is not of a backend.
  ///
  /// @param binary Cinder's name of the program
  /// @param host as in `services`
  public static List<Topic> of(String binary, String host) {
    return binary.equals(SCHEDULER.name)
        ? List.of(SCHEDULER)
        : !host.contains("@")
            ? List.of()
            : Stream.of(Pace.values())
                .map(pace -> volume(BackendAddress.parse(host), pace))
                .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
