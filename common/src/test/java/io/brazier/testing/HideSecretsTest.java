package io.brazier.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The rule must find what it is for.
class HideSecretsTest {

  record Talkative(String user, String password, Instant since) {}

  record Discreet(String user, String authKey) {
    @Override
    public String toString() {
      return "Discreet[user=" + user + "]";
    }
  }

  record Harmless(String user, int tokens) {}

  @Test
  void recordThatShowsItsSecretIsFound() {
    EvaluationResult result =
        classes()
            .should(new HideSecrets())
            .evaluate(
                new ClassFileImporter()
                    .importClasses(Talkative.class, Discreet.class, Harmless.class));

    assertThat(result.getFailureReport().getDetails())
        .singleElement()
        .asString()
        .contains("Talkative shows its secret");
  }
}
