package io.brazier.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.brazier.context.Identity;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoAuthStrategyTest {

  private static AuthOutcome authenticate(
      @Nullable String token, @Nullable String user, @Nullable String project) {
    return new NoAuthStrategy().authenticate(new AuthRequest(token, null, user, project));
  }

  @ParameterizedTest
  @CsvSource({"u:p,u,p", "u,u,u", "u:,u,u", "u:p:q,u,p:q", ":p,'',p"})
  void tokenIsUserAndProject(String token, String user, String project) {
    assertThat(authenticate(token, null, null))
        .isEqualTo(
            new AuthOutcome.Known(
                Identity.inProject(user, project, Set.of("admin", "member", "reader")), null));
  }

  @Test
  void missingTokenIsOfferedOne() {
    assertThat(authenticate(null, "u", "p")).isEqualTo(new AuthOutcome.Offered("u:p", "p"));
    assertThat(authenticate(null, null, null))
        .isEqualTo(new AuthOutcome.Offered("admin:admin", "admin"));
  }

  @Test
  void anyServiceTokenIsAService() {
    AuthOutcome outcome =
        new NoAuthStrategy().authenticate(new AuthRequest("u:p", "x", null, null));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            AuthOutcome.Known.class,
            known ->
                assertThat(known.service())
                    .isEqualTo(Identity.inProject("x", "x", Set.of("service"))));
  }
}
