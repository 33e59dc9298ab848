package io.brazier.flow;

/// Sees every transition of a run, in order, on the thread of the run. What it throws goes to the
/// [FlowObservation]'s error sink and changes nothing in the flow or for other listeners.
@FunctionalInterface
public interface FlowListener {
  void on(Transition transition);
}
