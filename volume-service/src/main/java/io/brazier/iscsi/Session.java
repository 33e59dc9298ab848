package io.brazier.iscsi;

/// An initiator that is logged in.
///
/// @param initiator the name by which it logged in
/// @param address where it comes from, as the target shows it
public record Session(Initiator initiator, String address) {}
