package io.brazier.driver;

import io.brazier.testing.DocumentedSettings;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  @Test
  void pageTellsEverySetting() {
    DocumentedSettings.assertComplete(DocumentedSettings.EVERY_SERVICE, "Volume service");
  }
}
