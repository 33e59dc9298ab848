package io.brazier.flow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/// That the engine depends on the JDK and JSpecify only is a rule of
/// [io.brazier.testing.ArchitectureRules].
final class FlowArchitectureTest {
  private final JavaClasses main =
      new ClassFileImporter()
          .importUrl(Flow.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void flowStartsNoThreadsAndWritesNoLog() {
    noClasses()
        .that()
        .resideInAPackage("io.brazier.flow")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.logging\\..*|java\\.util\\.concurrent\\.(Executor.*|.*Pool|.*Future)")
        .because("a run stays on its caller's thread, which is how a transaction can span it")
        .check(main);
  }
}
