package io.brazier.api.volume.create;

import io.brazier.api.policy.Policy;
import io.brazier.backend.BackendPoolRepository;
import io.brazier.context.Identifiers;
import io.brazier.flow.FlowObservation;
import io.brazier.quota.Quotas;
import io.brazier.volume.VolumeRepository;
import io.brazier.work.Workers;
import jakarta.inject.Singleton;

/// What the tasks of the create flow work with.
@Singleton
record CreateVolumeParts(
    RequestedType types,
    RequestedZones zones,
    RequestedDestination destinations,
    Policy policy,
    Quotas quotas,
    VolumeRepository volumes,
    Identifiers identifiers,
    Workers workers,
    BackendPoolRepository pools,
    FlowObservation observation) {}
