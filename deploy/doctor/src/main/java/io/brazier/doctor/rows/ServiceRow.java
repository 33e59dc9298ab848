package io.brazier.doctor.rows;

import java.time.Instant;

/// A service that registered.
///
/// @param host for a volume service `host@backend`
/// @param binary Cinder's name of the kind of service
/// @param beatAt its last heartbeat
public record ServiceRow(String host, String binary, Instant beatAt) {}
