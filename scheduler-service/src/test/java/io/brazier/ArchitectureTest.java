package io.brazier;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.brazier.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.brazier")
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

  @ArchTest static final ArchTests OF_MAIN_CODE = ArchTests.in(ArchitectureRules.OfMainCode.class);

  @ArchTest
  static final ArchRule SEES_NO_OTHER_SERVICE = ArchitectureRules.SCHEDULER_SEES_NO_OTHER_SERVICE;

  @ArchTest static final ArchRule REST_STAYS_IN_THE_API = ArchitectureRules.REST_STAYS_IN_THE_API;

  @ArchTest static final ArchRule FLOWS_HOLD_NO_HTTP = ArchitectureRules.FLOWS_HOLD_NO_HTTP;
}
