package io.brazier.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.testing.SecretRecords;
import org.junit.jupiter.api.Test;

class SecretRecordsTest {

  @Test
  void noRecordShowsASecret() {
    assertThat(SecretRecords.talkative("io.brazier")).isEmpty();
  }
}
