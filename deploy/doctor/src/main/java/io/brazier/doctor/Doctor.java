package io.brazier.doctor;

import io.brazier.bus.Topic;
import io.brazier.doctor.broker.QueueSource;
import io.brazier.doctor.broker.Queues;
import io.brazier.doctor.check.Check;
import io.brazier.doctor.check.Limits;
import io.brazier.doctor.check.broker.BrokerChecks;
import io.brazier.doctor.check.broker.ExpectedQueues;
import io.brazier.doctor.check.rows.RowChecks;
import io.brazier.doctor.check.storage.Storage;
import io.brazier.doctor.check.storage.StorageChecks;
import io.brazier.doctor.check.storage.StorageGaps;
import io.brazier.doctor.diagnosis.Diagnosis;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Unreachable;
import io.brazier.doctor.disk.DiskSource;
import io.brazier.doctor.disk.Disks;
import io.brazier.doctor.rows.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Examines a system, which may be running.
///
/// The rows of one moment agree with each other or do not. Disks and broker are read at other
/// moments, so the rows are read before and after them: a difference counts only if both times the
/// rows differ in the same way, and nobody works on what differs.
public final class Doctor {

  private final Sources sources;
  private final Limits limits;

  public Doctor(Sources sources, Limits limits) {
    this.sources = sources;
    this.limits = limits;
  }

  /// Findings of one kind of comparison, and what it had to leave out.
  private record Part(List<Finding> findings, List<String> gaps, int looked) {
    private static final Part NONE = new Part(List.of(), List.of(), 0);
  }

  /// Looks once, and changes nothing.
  ///
  /// @throws Unreachable if the database cannot be read
  public Diagnosis examine() {
    Rows before = sources.rows().read();
    Disks disks = read(sources.disks());
    Part broker = examine(sources.queues(), expected(before));
    Rows after = sources.rows().read();
    Part storage = compare(before, disks, after);
    return new Diagnosis(
        Stream.of(
                examine(after, RowChecks.all(limits)).stream(),
                storage.findings().stream(),
                broker.findings().stream())
            .flatMap(findings -> findings)
            .toList(),
        Stream.concat(storage.gaps().stream(), broker.gaps().stream()).toList(),
        new Diagnosis.Compared(
            after.volumes().size(), storage.looked(), disks.hosts().size(), broker.looked()));
  }

  private static Disks read(@Nullable DiskSource source) {
    return source == null ? new Disks(Map.of(), Map.of(), Map.of()) : source.read();
  }

  private Set<Topic> expected(Rows rows) {
    return ExpectedQueues.of(rows, limits.downTime());
  }

  private Part examine(@Nullable QueueSource source, Set<Topic> expected) {
    if (source == null) {
      return Part.NONE;
    }
    try {
      Queues queues = source.read(expected);
      return new Part(examine(queues, BrokerChecks.all()), List.of(), queues.expected().size());
    } catch (Unreachable e) {
      return new Part(List.of(), List.of(String.valueOf(e.getMessage())), 0);
    }
  }

  private Part compare(Rows before, Disks disks, Rows after) {
    if (sources.disks() == null) {
      return Part.NONE;
    }
    Storage storage = Storage.of(after, disks);
    Set<Finding> first = new HashSet<>(examine(Storage.of(before, disks), StorageChecks.all()));
    List<Finding> both =
        examine(storage, StorageChecks.all()).stream().filter(first::contains).toList();
    return new Part(
        both, StorageGaps.of(after, disks, limits.downTime()), (int) storage.found().count());
  }

  private static <T> List<Finding> examine(T seen, List<Check<T>> checks) {
    return checks.stream().flatMap(check -> check.examine(seen).stream()).toList();
  }
}
