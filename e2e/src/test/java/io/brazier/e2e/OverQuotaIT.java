package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.e2e.client.Answer;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A request that the quota refuses: Cinder's words, and no trace.
class OverQuotaIT {

  private final Brazier brazier = Brazier.shared();
  private final Books books = new Books(Database.of(brazier));

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void tooManyGigabytesAreRefusedWithTheNumbers() {
    project.limit("gigabytes", 2);
    project.createAvailable(project.thin());

    Answer answer = project.request(2, project.thin());

    assertRefused(
        answer,
        "VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes"
            + " quota. Requested 2G, quota is 2G and 1G has been consumed.");
    assertThat(books.volumes(project.id())).isEqualTo(1);
    books.balance(project.id());
  }

  @Test
  void tooManyVolumesAreRefusedWithTheLimit() {
    project.limit("volumes", 0);
    List<String> before = volumesOnHosts();

    Answer answer = project.request(1, project.thin());

    assertRefused(
        answer,
        "VolumeLimitExceeded: Maximum number of volumes allowed (0) exceeded for quota 'volumes'.");
    assertThat(books.volumes(project.id())).isZero();
    books.balance(project.id());
    assertThat(volumesOnHosts()).isEqualTo(before);
  }

  @Test
  void tooLargeAVolumeIsRefusedWithTheLimit() {
    project.limit("per_volume_gigabytes", 3);

    Answer answer = project.request(4, project.thin());

    assertRefused(
        answer,
        "VolumeSizeExceedsLimit: Requested volume size 4G is larger than maximum allowed limit"
            + " 3G.");
    books.balance(project.id());
  }

  private List<String> volumesOnHosts() {
    return new Storage(brazier)
        .logicalVolumes().stream().map(lv -> lv.host() + lv.device()).toList();
  }

  private static void assertRefused(Answer answer, String message) {
    assertThat(answer.expect(413).json().at("/overLimit/message").asText()).isEqualTo(message);
    assertThat(answer.json().at("/overLimit/code").asInt()).isEqualTo(413);
    assertThat(answer.json().at("/overLimit/retryAfter").asText()).isEqualTo("0");
    assertThat(answer.header("Retry-After")).isEqualTo("0");
  }
}
