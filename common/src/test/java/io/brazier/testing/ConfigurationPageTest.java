package io.brazier.testing;

import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  @Test
  void pageTellsEverySetting() {
    DocumentedSettings.assertComplete(DocumentedSettings.EVERY_SERVICE);
  }
}
