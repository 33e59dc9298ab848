package io.brazier.bus;

/// Receives the deliveries of one subscription.
@FunctionalInterface
public interface DeliveryHandler {

  /// Handles and settles one delivery, on a virtual thread of its own. A delivery that it leaves
  /// unsettled stays with this subscription until that ends.
  void handle(Delivery delivery);
}
