package io.brazier.doctor;

import io.brazier.doctor.broker.QueueSource;
import io.brazier.doctor.disk.DiskSource;
import io.brazier.doctor.rows.RowSource;
import org.jspecify.annotations.Nullable;

/// What is compared.
///
/// @param rows of the database
/// @param disks null to leave the storage hosts out
/// @param queues null to leave the broker out
public record Sources(RowSource rows, @Nullable DiskSource disks, @Nullable QueueSource queues) {}
