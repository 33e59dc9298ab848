package io.brazier.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.testing.PostgresResource;
import io.brazier.testing.RabbitResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/// Clients that would rather speak HTTP/2.
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RabbitResource.class)
@TestProfile(PipelineIT.NoAuth.class)
class HttpVersionIT {

  @Test
  void bodyOfAClientThatOffersHttp2Arrives() throws IOException, InterruptedException {
    HttpRequest create =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v3/volumes"))
            .header("X-Auth-Token", "u1:p1")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"volume\": {\"size\": 1}}"))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (int request = 0; request < 2; request++) {
        HttpResponse<String> answer = client.send(create, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      }
    }
  }
}
