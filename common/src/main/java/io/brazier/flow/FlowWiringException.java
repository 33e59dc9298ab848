package io.brazier.flow;

import java.util.List;

/// A flow cannot be built: a mistake of the programmer. The message lists every problem with its
/// task and key.
public final class FlowWiringException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlowWiringException(String flow, List<String> problems) {
    super("Flow " + flow + " cannot be built: " + String.join("; ", problems));
  }
}
