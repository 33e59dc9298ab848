package io.brazier.testing;

/// Closes what a test resource started and turns a failure into a failed test.
final class Closing {

  private Closing() {}

  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new IllegalStateException("did not stop: " + resource, e);
    }
  }
}
