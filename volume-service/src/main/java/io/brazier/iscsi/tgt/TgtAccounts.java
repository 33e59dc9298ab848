package io.brazier.iscsi.tgt;

import io.brazier.iscsi.ChapCredentials;

/// Makes accounts of tgtd, which needs their secrets.
@FunctionalInterface
interface TgtAccounts {

  /// Makes an account; there must be none of that name.
  ///
  /// @throws java.io.UncheckedIOException if tgtd cannot be asked or refuses
  void make(ChapCredentials credentials);
}
