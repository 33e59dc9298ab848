package io.brazier.quota;

/// The id that the rows of one reservation share; it can be stored with an operation that settles
/// it later, on another service.
public record ReservationId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
