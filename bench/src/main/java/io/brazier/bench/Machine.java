package io.brazier.bench;

/// Where and how it was measured.
///
/// @param memoryMebibytes of the whole machine
/// @param loadBefore the machine's load average of a minute before the run: what others did on it
/// @param flowLogLevel at which the API logs the tasks of its flows
/// @param acceptPhase which services ran while accepted creates were measured
record Machine(
    int cores,
    long memoryMebibytes,
    double loadBefore,
    String kernel,
    String java,
    String postgresql,
    String flowLogLevel,
    String acceptPhase) {}
