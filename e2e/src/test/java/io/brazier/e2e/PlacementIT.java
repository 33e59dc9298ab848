package io.brazier.e2e;

import static io.brazier.e2e.instance.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brazier.e2e.client.Project;
import io.brazier.e2e.inspect.Books;
import io.brazier.e2e.inspect.Database;
import io.brazier.e2e.inspect.Storage;
import io.brazier.e2e.instance.Brazier;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A volume that no backend takes: an end with a cause (P6).
class PlacementIT {

  /// More than a thick backend has, and less than a thin one promises.
  private static final int TOO_LARGE_GIB = 70;

  private final Brazier brazier = Brazier.shared();
  private final Database database = Database.of(brazier);

  @AutoClose private final Project project = Project.fresh(brazier);

  @Test
  void volumeThatFitsNowhereEndsInErrorWithAMessage() {
    String volume = Project.idOf(project.request(TOO_LARGE_GIB, project.thick()).expect(202));

    eventually(
        "the volume is in error", () -> assertThat(project.status(volume)).isEqualTo("error"));

    List<JsonNode> messages = project.messages(volume);
    assertThat(messages).hasSize(1);
    JsonNode message = messages.getFirst();
    assertThat(message.get("event_id").asText()).isEqualTo("VOLUME_VOLUME_001_003");
    assertThat(message.get("message_level").asText()).isEqualTo("ERROR");
    assertThat(message.get("user_message").asText()).startsWith("schedule allocate volume:");
    assertThat(message.get("request_id").asText()).startsWith("req-");
    assertThat(new Storage(brazier).of(volume)).isEmpty();
    new Books(database).balance(project.id());
  }

  @Test
  void administratorsReadWhyNotByPoolAndFilter() {
    String volume = Project.idOf(project.request(TOO_LARGE_GIB, project.thick()).expect(202));
    eventually(
        "the volume is in error", () -> assertThat(project.status(volume)).isEqualTo("error"));

    String cause = database.causes(volume).getFirst();

    assertThat(cause).contains("CapacityFilter", "CapabilitiesFilter");
    for (int host : brazier.hosts()) {
      assertThat(cause).contains("storage-%d@lvm#".formatted(host));
      assertThat(cause).contains("storage-%d@thin#".formatted(host));
    }
  }
}
