package io.brazier.manager.operation;

import io.brazier.backend.BackendAddress;
import io.brazier.operation.Operation;
import io.brazier.resource.ResourceRef;
import io.brazier.resource.Status;
import io.brazier.work.Lease;
import io.brazier.work.NothingLeft;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What work expects of what it is done to, when it reads that anew.
///
/// @param resource what it is done to
/// @param operation what is done
public record Expected(ResourceRef resource, Operation operation) {

  /// What the holder of a lease expects.
  public static Expected by(Lease lease, Operation operation) {
    return new Expected(lease.resource(), operation);
  }

  /// The operation has not ended otherwise.
  ///
  /// @throws NothingLeft if the resource is not where the operation has it
  public void during(Status status) {
    if (!status.equals(operation.during())) {
      throw gone("is " + status + ", not " + operation.during());
    }
  }

  /// The resource is on this backend.
  ///
  /// @param host `host@backend#pool`, null for none
  /// @return its pool
  /// @throws NothingLeft if it is not
  public BackendAddress on(Backend backend, @Nullable String host) {
    if (host == null) {
      throw gone("is on no backend");
    }
    BackendAddress pool = BackendAddress.parse(host);
    if (!pool.service().equals(backend.address().service())) {
      throw gone("is on " + pool + ", not on " + backend.address());
    }
    return pool;
  }

  /// Says that there is nothing left to do.
  ///
  /// @param why what the resource is instead
  public NothingLeft gone(String why) {
    return new NothingLeft(
        operation.kind().title().toLowerCase(Locale.ROOT) + " " + resource.id() + " " + why);
  }
}
