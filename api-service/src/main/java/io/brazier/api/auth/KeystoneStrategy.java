package io.brazier.api.auth;

import io.brazier.api.keystone.Deadline;
import io.brazier.api.keystone.KeystoneConfig;
import io.brazier.api.keystone.ProjectDirectory;
import io.brazier.api.keystone.ProjectStanding;
import io.brazier.api.keystone.TokenState;
import io.brazier.api.keystone.TokenValidator;
import io.brazier.api.keystone.TokenValidator.Past;
import io.brazier.api.keystone.TokenValidator.Question;
import io.brazier.context.Identity;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows callers by the tokens of OpenStack's identity service, and judges a user's token and a
/// service's that comes with it as keystonemiddleware does (`auth_token/__init__.py`).
final class KeystoneStrategy implements AuthStrategy {

  /// What is made of a service token.
  private sealed interface Company {

    /// It is good, or there is none.
    ///
    /// @param past what it makes of a user's token whose end has come
    record Accepted(@Nullable Identity service, Past past) implements Company {}

    /// It spoils the request.
    record Refused() implements Company {}
  }

  private static final Company ALONE = new Company.Accepted(null, Past.REFUSED);

  private final TokenValidator tokens;
  private final ProjectDirectory projects;
  private final Duration timeout;
  private final Set<String> serviceTokenRoles;
  private final boolean serviceTokenRolesRequired;
  private final AuthOutcome.Unknown unknown;

  /// Believes one validator and one directory.
  KeystoneStrategy(TokenValidator tokens, ProjectDirectory projects, KeystoneConfig config) {
    this.tokens = tokens;
    this.projects = projects;
    this.timeout = config.timeout();
    this.serviceTokenRoles = Set.copyOf(config.serviceTokenRoles());
    this.serviceTokenRolesRequired = config.serviceTokenRolesRequired();
    this.unknown =
        new AuthOutcome.Unknown(
            "Keystone uri=\"%s\"".formatted(config.publicUrl().orElse(config.url())));
  }

  @Override
  public AuthOutcome authenticate(AuthRequest request) {
    String token = request.token();
    if (token == null) {
      return unknown;
    }
    Deadline deadline = Deadline.in(timeout);
    return switch (judgeService(request.serviceToken(), deadline)) {
      case Company.Refused _ -> unknown;
      case Company.Accepted accepted -> judgeUser(token, accepted, deadline);
    };
  }

  private AuthOutcome judgeUser(String token, Company.Accepted company, Deadline deadline) {
    return switch (tokens.validate(new Question(token, company.past()), deadline)) {
      case TokenState.Invalid _ -> unknown;
      case TokenState.Valid(var user, _) -> new AuthOutcome.Known(user, company.service());
    };
  }

  private Company judgeService(@Nullable String token, Deadline deadline) {
    if (token == null || token.isEmpty()) {
      return ALONE;
    }
    return switch (tokens.validate(new Question(token, Past.REFUSED), deadline)) {
      case TokenState.Invalid _ -> new Company.Refused();
      case TokenState.Valid(var service, _) -> judgeRoles(service);
    };
  }

  private Company judgeRoles(Identity service) {
    if (!Collections.disjoint(service.roles(), serviceTokenRoles)) {
      return new Company.Accepted(service, Past.ALLOWED);
    }
    return serviceTokenRolesRequired
        ? new Company.Refused()
        : new Company.Accepted(service, Past.REFUSED);
  }

  @Override
  public ProjectStanding findProject(String projectId, AuthRequest asker) {
    String token = asker.token();
    return token == null
        ? ProjectStanding.HIDDEN
        : projects.find(projectId, token, Deadline.in(timeout));
  }

  @Override
  public boolean isReady() {
    return tokens.isAnswering(Deadline.in(timeout));
  }
}
