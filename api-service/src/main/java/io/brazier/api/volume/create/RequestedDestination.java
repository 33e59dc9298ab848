package io.brazier.api.volume.create;

import io.brazier.backend.BackendAddress;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.context.RequestContext;
import io.brazier.fault.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the explicit host of a request: the scheduler hint `host`, with which an administrator
/// names the pool (`host@backend#pool`) and leaves the schedulers out.
@ApplicationScoped
class RequestedDestination {

  private static final String HINT = "host";

  private final BackendPoolRepository pools;

  RequestedDestination(BackendPoolRepository pools) {
    this.pools = pools;
  }

  /// The pool that the volume must be on, null if a scheduler chooses.
  ///
  /// @throws Fault.Forbidden if the caller is no administrator
  /// @throws Fault.Invalid if there is no such pool
  @Nullable BackendAddress find(Map<String, Object> hints, RequestContext context) {
    Object wanted = hints.get(HINT);
    if (wanted == null) {
      return null;
    }
    if (!context.admin()) {
      throw new Fault.Forbidden("Only administrators may choose the host of a volume.");
    }
    return pools.listAll().stream()
        .map(state -> state.address())
        .filter(address -> address.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> Fault.Invalid.input("scheduler hint host: there is no pool " + wanted));
  }
}
