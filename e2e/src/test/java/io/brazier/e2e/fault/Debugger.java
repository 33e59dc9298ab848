package io.brazier.e2e.fault;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/// A running service that can be held still, until it is killed.
final class Debugger {

  private static final String CONNECTOR = "com.sun.jdi.SocketAttach";
  private static final String ATTACH_MILLIS = "20000";

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /// Attaches to a service that was started with `BRAZIER_DEBUG=yes`.
  static Debugger attach(int port) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals(CONNECTOR))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    argument(arguments, "hostname").setValue("127.0.0.1");
    argument(arguments, "port").setValue(Integer.toString(port));
    argument(arguments, "timeout").setValue(ATTACH_MILLIS);
    try {
      return new Debugger(connector.attach(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException("no debugger on port " + port, e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connector.Argument argument(
      Map<String, Connector.Argument> arguments, String name) {
    Connector.Argument argument = arguments.get(name);
    if (argument == null) {
      throw new IllegalStateException(CONNECTOR + " has no argument " + name);
    }
    return argument;
  }

  /// Waits until a thread begins the step; all threads stand still from then on.
  ///
  /// @return whether one did in time
  boolean holdAt(Step step, Duration limit) {
    watch(step);
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toMillis(); left > 0; left = millisUntil(deadline)) {
        EventSet events = machine.eventQueue().remove(left);
        if (events != null && isReached(events, step)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (VMDisconnectedException _) {
      return false;
    }
  }

  private static long millisUntil(long deadline) {
    return Duration.ofNanos(deadline - System.nanoTime()).toMillis();
  }

  /// The class may be there already or come later.
  private void watch(Step step) {
    ClassPrepareRequest loading = machine.eventRequestManager().createClassPrepareRequest();
    loading.addClassFilter(step.type());
    loading.enable();
    machine.classesByName(step.type()).forEach(type -> stopAt(type, step));
  }

  private void stopAt(ReferenceType type, Step step) {
    type.methodsByName(step.method()).stream()
        .filter(method -> !method.isAbstract() && !method.isBridge())
        .map(Method::location)
        .forEach(
            location -> machine.eventRequestManager().createBreakpointRequest(location).enable());
  }

  private boolean isReached(EventSet events, Step step) {
    for (Event event : events) {
      switch (event) {
        case BreakpointEvent _ -> {
          return true;
        }
        case ClassPrepareEvent loaded -> stopAt(loaded.referenceType(), step);
        default -> {}
      }
    }
    events.resume();
    return false;
  }
}
