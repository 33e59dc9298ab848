package io.brazier.api;

import io.brazier.testing.DocumentedSettings;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

  @Test
  void pageTellsEverySetting() {
    DocumentedSettings.assertComplete(DocumentedSettings.EVERY_SERVICE, "API service");
  }
}
