package io.brazier.resource;

/// Where a resource is in its life, by the word that stands in the database and on the wire.
///
/// A word that is not known here is a status all the same, shown as it stands: while services are
/// upgraded one by one, a newer one may have written it.
public record Status(String word) {
  @Override
  public String toString() {
    return word;
  }
}
