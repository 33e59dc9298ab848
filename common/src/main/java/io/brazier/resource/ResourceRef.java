package io.brazier.resource;

/// One resource. There is at most one worker for each.
///
/// @param type [ResourceKind#workerWord]; a text, because rows of a newer service may have kinds
///   that this one does not know
/// @param id its id
public record ResourceRef(String type, String id) {
  /// A resource of a kind that is known here.
  public static ResourceRef of(ResourceKind kind, String id) {
    return new ResourceRef(kind.workerWord(), id);
  }

  @Override
  public String toString() {
    return type + ' ' + id;
  }
}
