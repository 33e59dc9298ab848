package io.brazier.doctor.check.rows;

import io.brazier.doctor.check.Check;
import io.brazier.doctor.diagnosis.Finding;
import io.brazier.doctor.diagnosis.Promise;
import io.brazier.doctor.diagnosis.Repair;
import io.brazier.doctor.rows.Rows;
import io.brazier.doctor.rows.VolumeRow;
import io.brazier.doctor.rows.WorkerRow;
import io.brazier.volume.VolumeId;
import io.brazier.work.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A worker works on something that is there and waits for it.
final class StrayWorkersCheck implements Check<Rows> {

  @Override
  public List<Finding> examine(Rows rows) {
    Map<VolumeId, VolumeRow> volumes = rows.volumesById();
    return rows.workers().stream()
        .filter(worker -> !worker.isAwaitedBy(volumes))
        .map(worker -> finding(worker, volumes.get(new VolumeId(worker.resource().id()))))
        .toList();
  }

  private static Finding finding(WorkerRow worker, @Nullable VolumeRow volume) {
    if (!worker.resource().equals(Resource.volume(new VolumeId(worker.resource().id())))) {
      return stray(worker, "works on something that is not known here");
    }
    String why =
        volume == null
            ? "works on a volume that is not there"
            : "is to end `%s`, but the volume is `%s`".formatted(worker.status(), volume.status());
    return stray(worker, why).mendedBy(new Repair.DropWorker(worker.id(), worker.fence()));
  }

  private static Finding stray(WorkerRow worker, String why) {
    return Finding.of(
        Promise.P1, worker.title() + " " + why, Long.toString(worker.id()), worker.resource().id());
  }
}
