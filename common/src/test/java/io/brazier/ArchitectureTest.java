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

  @ArchTest static final ArchRule SEES_NO_SERVICE = ArchitectureRules.SHARED_PARTS_SEE_NO_SERVICE;

  @ArchTest static final ArchRule REST_STAYS_IN_THE_API = ArchitectureRules.REST_STAYS_IN_THE_API;

  @ArchTest static final ArchRule FLOWS_HOLD_NO_HTTP = ArchitectureRules.FLOWS_HOLD_NO_HTTP;

  @ArchTest
  static final ArchRule FLOW_LIBRARY_STANDS_ALONE = ArchitectureRules.FLOW_LIBRARY_STANDS_ALONE;

  @ArchTest
  static final ArchRule FOUNDATIONS_STAND_ALONE =
      ArchitectureRules.FAULTS_UNITS_AND_CONTEXTS_STAND_ALONE;
}
