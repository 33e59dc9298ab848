package io.brazier.e2e.fault;

/// Something that goes wrong with an instance, and is made good again.
public sealed interface Fault
    permits Outage,
        KillAtStep,
        EmptyBroker,
        CutConnections,
        CutNetwork,
        PowerCut,
        FaultyLvm,
        FullGroup,
        ClockJump {

  /// What goes wrong, for plans and reports.
  String kind();

  /// What it happens to. There may be one fault at a time in one place.
  String place();

  /// Lets it happen.
  ///
  /// @return whether it bit: a fault that waits for a moment may wait in vain
  boolean inject();

  /// Makes it good again, and waits until the service that suffered is ready. Does no harm if it
  /// never happened.
  void heal();
}
