package io.brazier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretRecordsTest {

  @Test
  void noRecordShowsASecret() {
    assertThat(SecretRecords.talkative("io.brazier")).isEmpty();
  }
}
