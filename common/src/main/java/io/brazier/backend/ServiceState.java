package io.brazier.backend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A live row of `services`, and whether the service is alive by the database's clock.
///
/// @param id the row's number, which worker rows refer to
/// @param uuid the id that volumes refer to
/// @param host `host` or `host@backend`
/// @param binary Cinder's name of the program
/// @param availabilityZone the zone it serves
/// @param disabled whether an administrator took it out of scheduling
/// @param disabledReason the administrator's words
/// @param up whether the last heartbeat is younger than `service_down_time`
/// @param updatedAt the last heartbeat
/// @param backendState `up` or `down` as the driver says; null for services without a driver
/// @param replicationStatus Cinder's word
/// @param activeBackendId where it failed over to
/// @param frozen whether it takes no new volumes
/// @param clusterName Cinder's cluster, always null so far
public record ServiceState(
    long id,
    String uuid,
    String host,
    String binary,
    String availabilityZone,
    boolean disabled,
    @Nullable String disabledReason,
    boolean up,
    Instant updatedAt,
    @Nullable String backendState,
    String replicationStatus,
    @Nullable String activeBackendId,
    boolean frozen,
    @Nullable String clusterName) {}
