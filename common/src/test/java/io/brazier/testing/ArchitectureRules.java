package io.brazier.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/// The walls of the house (docs/design and CONTRIBUTING name them); every module runs them all.
///
/// A rule allows an empty module, because not every module has what it speaks of.
public final class ArchitectureRules {

  private static final String API = "io.brazier.api..";
  private static final String SCHEDULER = "io.brazier.scheduler..";
  private static final String[] VOLUME = {"io.brazier.manager..", "io.brazier.driver.."};

  @ArchTest
  static final ArchRule servicesDoNotSeeEachOther =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat(resideInAPackage(SCHEDULER).or(resideInAnyPackage(VOLUME)))
          .allowEmptyShould(true)
          .because("services are deployed apart and talk by rows and messages");

  @ArchTest
  static final ArchRule schedulerSeesNoOtherService =
      noClasses()
          .that()
          .resideInAPackage(SCHEDULER)
          .should()
          .dependOnClassesThat(resideInAPackage(API).or(resideInAnyPackage(VOLUME)))
          .allowEmptyShould(true)
          .because("services are deployed apart and talk by rows and messages");

  @ArchTest
  static final ArchRule volumeServiceSeesNoOtherService =
      noClasses()
          .that()
          .resideInAnyPackage(VOLUME)
          .should()
          .dependOnClassesThat(resideInAPackage(API).or(resideInAPackage(SCHEDULER)))
          .allowEmptyShould(true)
          .because("services are deployed apart and talk by rows and messages");

  @ArchTest
  static final ArchRule commonSeesNoService =
      noClasses()
          .that(
              resideInAPackage("io.brazier..")
                  .and(
                      not(
                          resideInAPackage(API)
                              .or(resideInAPackage(SCHEDULER))
                              .or(resideInAnyPackage(VOLUME)))))
          .should()
          .dependOnClassesThat(
              resideInAPackage(API).or(resideInAPackage(SCHEDULER)).or(resideInAnyPackage(VOLUME)))
          .allowEmptyShould(true)
          .because("what is shared knows nobody who shares it");

  @ArchTest
  static final ArchRule flowLibraryStandsAlone =
      classes()
          .that()
          .resideInAPackage("io.brazier.flow")
          .and(new OfMain())
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.brazier.flow", "java..", "org.jspecify..")
          .allowEmptyShould(true)
          .because("the task-flow library is to be understood and tested by itself");

  @ArchTest
  static final ArchRule faultsUnitsAndContextsStandAlone =
      noClasses()
          .that()
          .resideInAnyPackage("io.brazier.fault..", "io.brazier.unit..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..", "org.jspecify..", "io.brazier.fault..", "io.brazier.unit..")
          .allowEmptyShould(true)
          .because("every part depends on them");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.brazier.(**)").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyRepositoriesTouchTheDatabase =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .and()
          .resideOutsideOfPackages(
              "io.brazier.sql..", "io.brazier.testing..", "io.brazier.bench..", "io.brazier.e2e..")
          .should()
          .dependOnClassesThat(
              HasName.Predicates.nameMatching(
                  "jakarta\\.persistence\\.(EntityManager|Query|Tuple)|java\\.sql\\.(Connection|Statement|PreparedStatement|ResultSet)|javax\\.sql\\.DataSource|io\\.brazier\\.sql\\..*|io\\.quarkus\\.hibernate\\.orm\\.panache\\..*"))
          .allowEmptyShould(true)
          .because("SQL stands in *Repository classes only");

  @ArchTest
  static final ArchRule resourcesHoldNoMessaging =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .and()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.brazier.bus..", "org.eclipse.microprofile.reactive..", "com.rabbitmq..")
          .allowEmptyShould(true)
          .because("a resource parses, authorises, calls one use case and renders");

  @ArchTest
  static final ArchRule flowsHoldNoHttp =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Task")
          .or()
          .haveSimpleNameEndingWith("Flow")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "java.net.http..")
          .allowEmptyShould(true)
          .because("flows run wherever their work is, not in a request");

  @ArchTest
  static final ArchRule driversHoldNoDatabase =
      noClasses()
          .that()
          .resideInAPackage("io.brazier.driver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "org.hibernate",
              "org.hibernate.query..",
              "java.sql..",
              "javax.sql..")
          .allowEmptyShould(true)
          .because("a driver knows its storage and nothing of rows");

  @ArchTest
  static final ArchRule restStaysInTheApi =
      noClasses()
          .that()
          .resideOutsideOfPackages(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
          .allowEmptyShould(true)
          .because("HTTP is the API service's business");

  @ArchTest
  static final ArchRule onlyTheBusKnowsRabbit =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.bus.rabbit..", "io.brazier.testing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.rabbitmq..", "io.smallrye.reactive.messaging..", "io.smallrye.mutiny..")
          .allowEmptyShould(true)
          .because("everybody else sees Bus and Delivery");

  @ArchTest
  static final ArchRule processesStartInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.brazier.driver.process..",
              "io.brazier.testing..",
              "io.brazier.bench..",
              "io.brazier.e2e..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .allowEmptyShould(true)
          .because("argument vectors, time-outs and traces are taken care of there");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.testing..", "io.brazier.e2e..", "io.brazier.bench..")
          .and()
          .haveSimpleNameNotEndingWith("Test")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Math.class, "random")
          .allowEmptyShould(true)
          .because("a test must be able to step the clock");

  @ArchTest
  static final ArchRule identifiersAreInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.testing..", "io.brazier.e2e..", "io.brazier.bench..")
          .and()
          .haveSimpleNameNotContaining("Test")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .and()
          .haveSimpleNameNotEndingWith("Samples")
          .and()
          .doNotHaveFullyQualifiedName("io.brazier.context.AmbientProducer")
          .should()
          .callMethod(UUID.class, "randomUUID")
          .allowEmptyShould(true)
          .because("ids come from Identifiers");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.bench..", "io.brazier.testing..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .allowEmptyShould(true)
          .because("services log");

  @ArchTest
  static final ArchRule nobodyUsesJavaUtilLogging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule injectionIsByConstructor =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameNotEndingWith("IT")
          .and()
          .areDeclaredInClassesThat()
          .haveSimpleNameNotEndingWith("Test")
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .allowEmptyShould(true)
          .because("a bean's needs are its constructor's parameters");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields()
          .that()
          .areStatic()
          .and(new NotSynthetic())
          .should()
          .beFinal()
          .allowEmptyShould(true)
          .because("global mutable state cannot be reasoned about");

  @ArchTest
  static final ArchRule noOptionalFields =
      noFields()
          .should()
          .haveRawType(Optional.class)
          .allowEmptyShould(true)
          .because("Optional is for returns");

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that()
          .resideInAPackage("io.brazier..")
          .should(
              new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass javaClass, ConditionEvents events) {
                  boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                  if (!marked) {
                    events.add(
                        SimpleConditionEvent.violated(
                            javaClass,
                            javaClass.getName() + " is in a package without @NullMarked"));
                  }
                }
              })
          .because("null is written down");

  private ArchitectureRules() {}

  /// Leaves out tests, which may use what tests use.
  private static final class OfMain extends DescribedPredicate<JavaClass> {
    OfMain() {
      super("are no tests");
    }

    @Override
    public boolean test(JavaClass javaClass) {
      return javaClass
          .getSource()
          .map(source -> source.getUri().toString())
          .filter(uri -> !uri.contains("/test-classes/") && !uri.contains("-tests.jar"))
          .isPresent();
    }
  }

  /// Leaves out what the compiler and the coverage tools add.
  private static final class NotSynthetic extends DescribedPredicate<JavaField> {
    NotSynthetic() {
      super("are not synthetic");
    }

    @Override
    public boolean test(JavaField field) {
      return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
  }
}
