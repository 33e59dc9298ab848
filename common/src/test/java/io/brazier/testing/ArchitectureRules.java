package io.brazier.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.NullMarked;

/// The rules of the house (CONTRIBUTING names them). Every module runs those that are tests here,
/// and those of the others that speak of something that it has: a rule that finds nothing to look
/// at fails.
public final class ArchitectureRules {

  private static final String API = "io.brazier.api..";
  private static final String SCHEDULER = "io.brazier.scheduler..";
  private static final String[] VOLUME = {
    "io.brazier.manager..", "io.brazier.driver..", "io.brazier.iscsi.."
  };

  private static final DescribedPredicate<JavaClass> OF_API = resideInAPackage(API);
  private static final DescribedPredicate<JavaClass> OF_SCHEDULER = resideInAPackage(SCHEDULER);
  private static final DescribedPredicate<JavaClass> OF_VOLUME = resideInAnyPackage(VOLUME);

  private static final String APART = "services are deployed apart and talk by rows and messages";

  /// For the API service.
  public static final ArchRule API_SEES_NO_OTHER_SERVICE =
      noClasses()
          .that(OF_API)
          .should()
          .dependOnClassesThat(OF_SCHEDULER.or(OF_VOLUME))
          .because(APART);

  /// For the scheduler service.
  public static final ArchRule SCHEDULER_SEES_NO_OTHER_SERVICE =
      noClasses()
          .that(OF_SCHEDULER)
          .should()
          .dependOnClassesThat(OF_API.or(OF_VOLUME))
          .because(APART);

  /// For the volume service.
  public static final ArchRule VOLUME_SERVICE_SEES_NO_OTHER =
      noClasses()
          .that(OF_VOLUME)
          .should()
          .dependOnClassesThat(OF_API.or(OF_SCHEDULER))
          .because(APART);

  /// For everybody who is no service.
  public static final ArchRule SHARED_PARTS_SEE_NO_SERVICE =
      noClasses()
          .that(not(OF_API.or(OF_SCHEDULER).or(OF_VOLUME)))
          .should()
          .dependOnClassesThat(OF_API.or(OF_SCHEDULER).or(OF_VOLUME))
          .because("what is shared knows nobody who shares it");

  /// For the module that has it.
  public static final ArchRule FLOW_LIBRARY_STANDS_ALONE =
      classes()
          .that()
          .resideInAPackage("io.brazier.flow")
          .and(new OfMain())
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.brazier.flow", "java..", "org.jspecify..")
          .because("the task-flow library is to be understood and tested by itself");

  /// For the module that has them.
  public static final ArchRule FAULTS_UNITS_AND_CONTEXTS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("io.brazier.fault..", "io.brazier.unit..", "io.brazier.context..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "jakarta.enterprise..",
              "jakarta.inject..",
              "org.jspecify..",
              "io.brazier.fault..",
              "io.brazier.unit..",
              "io.brazier.context..")
          .because("every part depends on them");

  /// For the API service.
  public static final ArchRule RESOURCES_HOLD_NO_MESSAGING =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .and(OF_API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.brazier.bus..", "org.eclipse.microprofile.reactive..", "com.rabbitmq..")
          .because("a resource parses, authorises, calls one use case and renders");

  /// For services that run flows.
  public static final ArchRule FLOWS_HOLD_NO_HTTP =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Task")
          .or()
          .haveSimpleNameEndingWith("Flow")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "java.net.http..")
          .because("flows run wherever their work is, not in a request");

  /// For the volume service.
  public static final ArchRule DRIVERS_HOLD_NO_DATABASE =
      noClasses()
          .that()
          .resideInAnyPackage("io.brazier.driver..", "io.brazier.iscsi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "org.hibernate",
              "org.hibernate.query..",
              "java.sql..",
              "javax.sql..")
          .because("drivers and targets know their storage and nothing of rows");

  /// For everybody but the API service.
  public static final ArchRule REST_STAYS_IN_THE_API =
      noClasses()
          .that(not(OF_API))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
          .because("HTTP is the API service's business");

  @ArchTest
  static final ArchRule noCycles = slices().matching("io.brazier.(**)").should().beFreeOfCycles();

  /// Where tests and tools hold SQL of their own.
  @ArchTest
  static final ArchRule onlyRepositoriesTouchTheDatabase =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Repository")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .and()
          .resideOutsideOfPackages("io.brazier.sql..", "io.brazier.testing..")
          .and(
              areNot(
                  "io.brazier.bench.BareCreate",
                  "io.brazier.bench.Sql",
                  "io.brazier.bench.Traces",
                  "io.brazier.e2e.inspect.Database",
                  "io.brazier.e2e.inspect.RowLock"))
          .should()
          .dependOnClassesThat(
              nameMatching(
                  "jakarta\\.persistence\\.(EntityManager|Query|TypedQuery|Tuple)|java\\.sql\\.(Connection|DriverManager|Statement|PreparedStatement|CallableStatement|ResultSet)|javax\\.sql\\.DataSource|io\\.agroal\\.api\\.AgroalDataSource|io\\.brazier\\.sql\\..*|io\\.quarkus\\.hibernate\\.orm\\.panache\\..*"))
          .because("SQL stands in *Repository classes only");

  @ArchTest
  static final ArchRule onlyTheBusKnowsRabbit =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.bus.rabbit..", "io.brazier.testing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.rabbitmq..", "io.smallrye.reactive.messaging..", "io.smallrye.mutiny..")
          .because("everybody else sees Bus and Delivery");

  @ArchTest
  static final ArchRule processesStartInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.driver.process..", "io.brazier.testing..")
          .and(areNot("io.brazier.bench.Script", "io.brazier.e2e.instance.Program"))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .because("argument vectors, time-outs and traces are taken care of there");

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Test")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .and(areNot("io.brazier.testing.IdentityContract", "io.brazier.e2e.fault.ClockJump"))
          .should()
          .accessTargetWhere(
              use(Instant.class, "now")
                  .or(use(System.class, "currentTimeMillis"))
                  .or(use(Math.class, "random")))
          .because("a test must be able to step the clock");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that(
              areNot(
                  "io.brazier.driver.process.Pause",
                  "io.brazier.bench.Poll",
                  "io.brazier.e2e.chaos.FaultRunner"))
          .should()
          .accessTargetWhere(
              use(Thread.class, "sleep")
                  .or(use(TimeUnit.class, "sleep"))
                  .or(use(LockSupport.class, "park.*")))
          .because("who waits for something is told, or a test could not step it");

  @ArchTest
  static final ArchRule identifiersAreInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.testing..", "io.brazier.e2e.client..")
          .and()
          .haveSimpleNameNotContaining("Test")
          .and()
          .haveSimpleNameNotEndingWith("IT")
          .and()
          .haveSimpleNameNotEndingWith("Samples")
          .and(
              areNot(
                  "io.brazier.context.AmbientProducer",
                  "io.brazier.work.WorkProcess",
                  "io.brazier.bench.BareCreate",
                  "io.brazier.bench.Bench",
                  "io.brazier.bench.Traces"))
          .should()
          .accessTargetWhere(use(UUID.class, "randomUUID"))
          .because("ids come from Identifiers");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("services log");

  @ArchTest
  static final ArchRule nobodyUsesJavaUtilLogging =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.brazier.loglevel..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

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
          .because("a bean's needs are its constructor's parameters");

  @ArchTest
  static final ArchRule staticFieldsAreFinal =
      fields()
          .that()
          .areStatic()
          .and(new NotSynthetic())
          .should()
          .beFinal()
          .because("global mutable state cannot be reasoned about");

  @ArchTest
  static final ArchRule noOptionalFields =
      noFields().should().haveRawType(Optional.class).because("Optional is for returns");

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

  /// For every module with main code.
  public static final class OfMainCode {

    @ArchTest
    static final ArchRule sessionsStayInRepositories =
        noClasses()
            .that(new OfMain())
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackages("io.brazier.sql..")
            .should()
            .dependOnClassesThat(
                nameMatching("org\\.hibernate\\.(Session|StatelessSession|query\\..*)"))
            .because("SQL stands in *Repository classes only");

    @ArchTest
    static final ArchRule recordsHideSecrets =
        classes()
            .that(new OfMain())
            .and()
            .areRecords()
            .should(new HideSecrets())
            .because("a record's text is soon in a log or in an exception's message");

    private OfMainCode() {}
  }

  private ArchitectureRules() {}

  /// Calls of a method, and references to it.
  private static DescribedPredicate<JavaAccess<?>> use(Class<?> owner, String name) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + name,
        access ->
            access.getTargetOwner().isAssignableTo(owner)
                && access.getTarget().getName().matches(name));
  }

  private static DescribedPredicate<JavaClass> areNot(String... names) {
    return DescribedPredicate.describe(
        "are not " + String.join(", ", names),
        javaClass -> !List.of(names).contains(javaClass.getName().replaceAll("\\$.*", "")));
  }

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
