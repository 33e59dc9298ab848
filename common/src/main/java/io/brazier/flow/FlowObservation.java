package io.brazier.flow;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Who watches a flow, and with which clock.
///
/// @param listeners called in this order
/// @param ticker nanoseconds from any origin, never going back
/// @param listenerErrors gets what listeners throw; if it throws too, both go to the thread's
///   uncaught exception handler
public record FlowObservation(
    List<FlowListener> listeners, LongSupplier ticker, Consumer<? super Throwable> listenerErrors) {
  public FlowObservation {
    listeners = List.copyOf(listeners);
  }

  /// No listeners, the system's ticker, and the thread's uncaught exception handler as error sink.
  public static FlowObservation none() {
    return new FlowObservation(List.of(), System::nanoTime, FlowObservation::handToThread);
  }

  public FlowObservation and(FlowListener... more) {
    List<FlowListener> all = Stream.concat(listeners.stream(), Stream.of(more)).toList();
    return new FlowObservation(all, ticker, listenerErrors);
  }

  public FlowObservation withTicker(LongSupplier other) {
    return new FlowObservation(listeners, other, listenerErrors);
  }

  public FlowObservation withListenerErrors(Consumer<? super Throwable> sink) {
    return new FlowObservation(listeners, ticker, sink);
  }

  void tell(Transition transition) {
    for (FlowListener listener : listeners) {
      try {
        listener.on(transition);
      } catch (Throwable error) {
        // Even an Error of a listener must not keep the flow from reverting.
        report(error);
      }
    }
  }

  private void report(Throwable error) {
    try {
      listenerErrors.accept(error);
    } catch (RuntimeException broken) {
      handToThread(error);
      handToThread(broken);
    }
  }

  private static void handToThread(Throwable error) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
  }
}
