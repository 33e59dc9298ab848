package io.brazier.e2e.chaos;

/// How a request ended, as its client sees it.
enum End {
  /// 2xx.
  DONE,
  /// 4xx: nothing happened.
  REFUSED,
  /// 5xx: it may have happened.
  BROKEN,
  /// No answer: it may have happened.
  UNKNOWN
}
