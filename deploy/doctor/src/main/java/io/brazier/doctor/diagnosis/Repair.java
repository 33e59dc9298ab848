package io.brazier.doctor.diagnosis;

import io.brazier.backend.BackendAddress;
import io.brazier.quota.QuotaResource;
import io.brazier.resource.Status;
import io.brazier.volume.VolumeId;

/// The one right answer to a difference. All of them change rows; none touches a storage.
public sealed interface Repair {

  /// What was done, once it is done.
  String deed();

  /// Sets a counter to the sum over its rows.
  record RecountQuota(String projectId, QuotaResource resource) implements Repair {
    @Override
    public String deed() {
      return "set `%s` of project %s to the sum over the rows".formatted(resource, projectId);
    }
  }

  /// Gives back a reservation that no work will settle.
  record ReturnReservation(String uuid) implements Repair {
    @Override
    public String deed() {
      return "gave reservation %s back".formatted(uuid);
    }
  }

  /// Sets the claims of a pool to the sizes of the volumes on it.
  record RecountClaims(BackendAddress pool) implements Repair {
    @Override
    public String deed() {
      return "set the claims on %s to the sizes of the volumes on it".formatted(pool);
    }
  }

  /// Writes the user message that an error status has to have.
  record TellFailure(VolumeId volumeId, Status status) implements Repair {
    @Override
    public String deed() {
      return "wrote a message for the owner of volume " + volumeId;
    }
  }

  /// Deletes work that has nothing to work on.
  ///
  /// @param fence of the row that was seen: whoever took it since keeps it
  record DropWorker(long workerId, long fence) implements Repair {
    @Override
    public String deed() {
      return "deleted worker " + workerId;
    }
  }

  /// Writes the work of an accepted delete down again.
  record RepeatDelete(VolumeId volumeId, BackendAddress pool) implements Repair {
    @Override
    public String deed() {
      return "wrote the delete of volume %s down again, for %s".formatted(volumeId, pool.service());
    }
  }

  /// Ends a create that nobody works on: `error`, with a message.
  record FailCreate(VolumeId volumeId) implements Repair {
    @Override
    public String deed() {
      return "ended volume %s in `error`, with a message for its owner".formatted(volumeId);
    }
  }
}
