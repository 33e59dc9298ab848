package io.brazier.manager;

import io.brazier.backend.Heartbeat;
import io.brazier.manager.connection.Exports;
import io.brazier.manager.operation.BackendWorks;
import io.brazier.work.WorkConsumer;
import jakarta.inject.Singleton;

/// What every [BackendRunner] works with.
@Singleton
record BackendParts(
    BackendRows rows,
    Heartbeat heartbeat,
    WorkConsumer consumer,
    BackendWorks works,
    Exports exports,
    ManagerConfig config) {}
