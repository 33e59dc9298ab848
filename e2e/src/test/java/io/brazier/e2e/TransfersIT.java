package io.brazier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.CommandLine;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import io.brazier.e2e.instance.ProgramOutput;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A volume goes from a project to another, with what is counted for it.
class TransfersIT {

  private final Brazier brazier = Brazier.shared();
  private final Books books = new Books(Database.of(brazier));

  /// The receiver is closed first: what it got is of the donor's type.
  @Test
  void volumeAndItsSnapshotGoToWhoHasTheKeyAndTheQuota() {
    try (Project donor = Project.fresh(brazier);
        Project receiver = Project.fresh(brazier)) {
      CommandLine giver = CommandLine.in(brazier, donor);
      CommandLine taker = CommandLine.in(brazier, receiver);
      String volume = donor.createAvailable(donor.thin());
      String snapshot = donor.snapshotAvailable(volume);
      receiver.limit("gigabytes", 1);

      JsonNode offer =
          giver.openstackVolume("transfer", "request", "create", "--name", "t", volume);
      ProgramOutput tooMuch = accept(taker, offer);

      assertThat(tooMuch.status()).isNotZero();
      assertThat(tooMuch.stderr()).contains("413");
      assertThat(donor.status(volume)).isEqualTo("awaiting-transfer");
      assertCounts(donor, 1);
      assertCounts(receiver, 0);

      receiver.limit("gigabytes", 2);
      accept(taker, offer).orFail();

      assertThat(receiver.status(volume)).isEqualTo("available");
      assertThat(receiver.snapshots())
          .extracting(shown -> shown.get("id").asText())
          .containsExactly(snapshot);
      assertThat(donor.volumes()).isEmpty();
      assertThat(donor.snapshots()).isEmpty();
      assertCounts(donor, 0);
      assertCounts(receiver, 1);
      new Storage(brazier).only(volume);
    }
  }

  @Test
  void offerIsTakenBack() {
    try (Project donor = Project.fresh(brazier)) {
      CommandLine giver = CommandLine.in(brazier, donor);
      String volume = donor.createAvailable(donor.thin());

      Map<String, String> offer =
          giver.cinderProperties("transfer-create", "--name", "t", "--no-snapshots", volume);
      String id = offer.getOrDefault("id", "");
      String listed = giver.cinder("transfer-list");
      giver.cinder("transfer-delete", id);

      assertThat(listed).contains(id, volume);
      assertThat(donor.status(volume)).isEqualTo("available");
      assertCounts(donor, 1);
    }
  }

  private static ProgramOutput accept(CommandLine taker, JsonNode offer) {
    return taker.tryOpenstackVolume(
        "transfer",
        "request",
        "accept",
        "--auth-key",
        offer.get("auth_key").asText(),
        offer.get("id").asText());
  }

  /// A volume of 1 GiB and its snapshot are counted, or nothing is.
  private void assertCounts(Project project, int volumes) {
    books.balance(project.id());
    assertThat(books.used(project.id(), "volumes")).isEqualTo(volumes);
  }
}
