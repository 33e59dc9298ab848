package io.brazier.bus;

/// Receives the deliveries of one subscription.
@FunctionalInterface
public interface DeliveryHandler {

  /// Handles and settles one delivery, on a virtual thread of its own. A delivery that it leaves
  /// unsettled stays with this subscription until that ends; one that it fails on goes to the dead
  /// letters.
  void handle(Delivery delivery);
}
