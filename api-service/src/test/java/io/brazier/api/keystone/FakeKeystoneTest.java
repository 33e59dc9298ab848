package io.brazier.api.keystone;

import io.brazier.testing.IdentityContract;
import org.junit.jupiter.api.AutoClose;

class FakeKeystoneTest implements IdentityContract {

  @AutoClose private final FakeKeystone keystone = FakeKeystone.start();

  @Override
  public Account account() {
    return new Account(
        keystone.url(), FakeKeystone.USERNAME, FakeKeystone.PASSWORD, FakeKeystone.PROJECT);
  }
}
