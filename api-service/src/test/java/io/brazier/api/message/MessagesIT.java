package io.brazier.api.message;

import static io.brazier.api.testing.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.brazier.api.testing.ApiProfile;
import io.brazier.api.testing.Caller;
import io.brazier.resource.ResourceKind;
import io.brazier.testing.PostgresResource;
import io.brazier.usermessage.MessageAction;
import io.brazier.usermessage.MessageDetail;
import io.brazier.usermessage.UserFailure;
import io.brazier.usermessage.UserMessageRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages about three volumes, `v1` to `v3`, told in this order.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ApiProfile.class)
class MessagesIT {

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";
  private static final String TEXT =
      "schedule allocate volume:Could not find any available weighted backend.";

  @Inject UserMessageRepository messages;

  private final String project = UUID.randomUUID().toString();
  private final Caller admin = Caller.admin(project);
  private final Caller member = Caller.member(project);

  @BeforeEach
  void tellFailures() {
    for (String volume : List.of("v1", "v2", "v3")) {
      tell(volume);
    }
  }

  private void tell(String volume) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            messages.tell(
                new UserFailure(
                    project,
                    "req-" + volume,
                    ResourceKind.VOLUME,
                    volume,
                    MessageAction.SCHEDULE_ALLOCATE_VOLUME,
                    MessageDetail.NO_BACKEND_AVAILABLE,
                    "h1@lvm#LVM: too small")));
  }

  private static List<String> volumes(ValidatableResponse reply) {
    return reply.statusCode(200).extract().path("messages.resource_uuid");
  }

  private String firstId() {
    return member.get("messages?resource_uuid=v1").extract().path("messages[0].id");
  }

  @Test
  void messageTellsWhatFailed() {
    Map<String, ?> listed = member.get("messages?resource_uuid=v1").extract().path("messages[0]");
    assertThat(listed)
        .containsOnlyKeys(
            "id",
            "event_id",
            "user_message",
            "message_level",
            "created_at",
            "guaranteed_until",
            "request_id",
            "links",
            "resource_type",
            "resource_uuid");
    member
        .get("messages/" + listed.get("id"))
        .statusCode(200)
        .body("message", equalTo(listed))
        .body("message.event_id", equalTo("VOLUME_VOLUME_001_003"))
        .body("message.user_message", equalTo(TEXT))
        .body("message.message_level", equalTo("ERROR"))
        .body("message.request_id", equalTo("req-v1"))
        .body("message.resource_type", equalTo("VOLUME"))
        .body("message.created_at", matchesPattern(TIME))
        .body("message.guaranteed_until", matchesPattern(TIME))
        .body("message.links[0].href", endsWith("/v3/messages/" + listed.get("id")));
  }

  @Test
  void administratorsReadTheCause() {
    admin
        .get("messages/" + firstId())
        .body("message.user_message", equalTo(TEXT + " h1@lvm#LVM: too small"));
  }

  @Test
  void messagesBeginAt33AndPagesAt35() {
    String id = firstId();
    refused(member.at("3.2").get("messages"), 404);
    refused(member.at("3.2").get("messages/" + id), 404);
    refused(member.at("3.2").delete("messages/" + id), 404);
    String page = "messages?limit=1&resource_uuid=v1&sort=zz";
    assertThat(volumes(member.at("3.3").get(page))).containsExactly("v3", "v2", "v1");
    member.at("3.4").get(page).body("$", not(hasKey("messages_links")));
    refused(member.at("3.5").get(page), 400);
    member.at("3.5").get("messages?limit=1").body("messages_links.size()", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member | 3.71 |                    | v3 v2 v1",
        "member | 3.71 | sort=resource_uuid:asc | v1 v2 v3",
        "member | 3.71 | resource_uuid=v2   | v2",
        "member | 3.5  | resource_uuid=v2   | v2",
        "member | 3.71 | request_id=req-v3  | v3",
        "member | 3.71 | resource_type=VOLUME | v3 v2 v1",
        "member | 3.71 | resource_type=VOLUME_BACKUP | ''",
        "member | 3.71 | event_id=VOLUME_VOLUME_001_003&message_level=ERROR | v3 v2 v1",
        "member | 3.30 | colour=red         | v3 v2 v1",
        "admin  | 3.71 | colour=red         | ''",
        "admin  | 3.34 | request_id~=v3     | v3",
        "admin  | 3.33 | request_id~=v3     | v3 v2 v1",
        "admin  | 3.71 | created_at=2000    | ''",
        "admin  | 3.71 | created_at~=20     | ''",
      })
  void filtersChooseMessages(String who, String version, @Nullable String query, String chosen) {
    Caller caller = (who.equals("admin") ? admin : member).at(version);
    String path = query == null ? "messages" : "messages?" + query;
    assertThat(String.join(" ", volumes(caller.get(path)))).isEqualTo(chosen);
  }

  @Test
  void unknownFiltersOfTenantsAreRefusedFrom331() {
    refused(member.at("3.31").get("messages?colour=red"), 400);
    refused(member.get("messages?request_id~=v"), 400);
    refused(member.get("messages?limit=-1"), 400);
    refused(member.get("messages?sort=colour"), 400);
    refused(member.get("messages?marker=zz"), 404, "Message zz could not be found.");
  }

  @Test
  void pagesLeadThroughAllMessagesAndEnd() {
    StringBuilder walked = new StringBuilder();
    @Nullable String next = "/v3/" + project + "/messages?limit=1";
    while (next != null) {
      ValidatableResponse page = member.request().get(next).then();
      volumes(page).forEach(walked::append);
      next = page.extract().path("messages_links[0].href");
    }
    assertThat(walked).hasToString("v3v2v1");
  }

  @Test
  void deletedMessageIsGone() {
    String id = firstId();
    assertThat(member.delete("messages/" + id).statusCode(204).extract().asString()).isEmpty();
    String text = "Message %s could not be found.".formatted(id);
    refused(member.get("messages/" + id), 404, text);
    refused(member.delete("messages/" + id), 404, text);
    assertThat(volumes(member.get("messages"))).containsExactly("v3", "v2");
  }

  @Test
  void messagesOfAnotherProjectDoNotExist() {
    String id = firstId();
    Caller stranger = Caller.member(UUID.randomUUID().toString());
    refused(stranger.get("messages/" + id), 404);
    refused(stranger.delete("messages/" + id), 404);
    refused(stranger.get("messages?marker=" + id), 404);
    stranger.get("messages").body("messages", empty());
    stranger.at("3.30").get("messages?project_id=" + project).body("messages", empty());
    Caller other = Caller.admin(stranger.project());
    other.get("messages/" + id).statusCode(200);
    other.get("messages").body("messages", empty());
    assertThat(volumes(other.get("messages?project_id=" + project))).hasSize(3);
  }

  @Test
  void readersReadOnly() {
    String id = firstId();
    Caller.reader(project).get("messages/" + id).statusCode(200);
    refused(Caller.reader(project).delete("messages/" + id), 403);
    refused(Caller.roleless(project).get("messages"), 403);
    refused(Caller.roleless(project).get("messages/" + id), 403);
  }
}
