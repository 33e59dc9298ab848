package io.brazier.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultRepliesTest {

  private static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new Fault.Invalid("m"), 400, "badRequest"),
        Arguments.of(new Fault.Unauthorized("m"), 401, "unauthorized"),
        Arguments.of(new Fault.Forbidden("m"), 403, "forbidden"),
        Arguments.of(new Fault.NotFound("m"), 404, "itemNotFound"),
        Arguments.of(new Fault.UnsupportedVersion("m"), 406, "computeFault"),
        Arguments.of(new Fault.Conflict("m"), 409, "conflictingRequest"),
        Arguments.of(new Fault.Busy("m"), 409, "conflictingRequest"),
        Arguments.of(new Fault.TooLarge("m"), 413, "overLimit"),
        Arguments.of(new Fault.UnsupportedMediaType("m"), 415, "badMediaType"),
        Arguments.of(new Fault.Unavailable("m", null), 503, "serviceUnavailable"));
  }

  private static String body(FaultReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultHasItsEnvelope(Fault fault, int status, String element) {
    FaultReply reply = FaultReplies.of(fault);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.element()).isEqualTo(element);
    assertThat(reply.message()).isEqualTo("m");
  }

  @Test
  void envelopeHasOneElementWithCodeAndMessage() {
    assertThat(body(FaultReplies.of(Fault.NotFound.volume("ü\""))))
        .isEqualTo(
            "{\"itemNotFound\":{\"code\":404,\"message\":\"Volume ü\\\" could not be found.\"}}");
  }

  @Test
  void quotaTextNamesTheClassAndSaysWhenToRetry() {
    FaultReply reply =
        FaultReplies.of(new Fault.OverLimit("VolumeLimitExceeded", "Maximum number exceeded"));
    assertThat(reply.retryAfter()).isEqualTo("0");
    assertThat(body(reply))
        .isEqualTo(
            "{\"overLimit\":{\"code\":413,\"message\":\"VolumeLimitExceeded: Maximum number"
                + " exceeded\",\"retryAfter\":\"0\"}}");
  }

  @Test
  void failedPreconditionHasNoBody() {
    FaultReply reply = FaultReplies.of(new Fault.PreconditionFailed("m"));
    assertThat(reply.status()).isEqualTo(412);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void backendFailureIsNotTold() {
    FaultReply reply = FaultReplies.of(new Fault.BackendFailed("lvcreate on host s1", null));
    assertThat(reply).isEqualTo(FaultReplies.unexpected());
    assertThat(body(reply)).doesNotContain("lvcreate");
  }

  @ParameterizedTest
  @CsvSource({
    "400,400,badRequest",
    "404,404,itemNotFound",
    "405,404,itemNotFound",
    "406,400,badRequest",
    "413,413,overLimit",
    "415,415,badMediaType",
    "500,500,computeFault",
    "503,500,computeFault"
  })
  void statusOfTheHttpLayerHasAnEnvelope(int status, int shown, String element) {
    FaultReply reply = FaultReplies.ofStatus(status);
    assertThat(reply.status()).isEqualTo(shown);
    assertThat(reply.element()).isEqualTo(element);
  }
}
