package io.brazier.work;

import io.brazier.context.Identifiers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// The name in which this process takes leases. A restarted service has another name, but with the
/// same beginning.
@Singleton
class Holder {

  private final String prefix;
  private final String name;

  @Inject
  Holder(WorkConfig config, Identifiers identifiers) {
    this(config.holder(), identifiers);
  }

  Holder(String service, Identifiers identifiers) {
    this.prefix = service + '/';
    this.name = prefix + identifiers.next();
  }

  String prefix() {
    return prefix;
  }

  String name() {
    return name;
  }
}
