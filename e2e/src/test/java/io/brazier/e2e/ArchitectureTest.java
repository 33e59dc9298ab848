package io.brazier.e2e;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.brazier.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.brazier.e2e")
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

  @ArchTest static final ArchRule SEES_NO_SERVICE = ArchitectureRules.SHARED_PARTS_SEE_NO_SERVICE;

  @ArchTest static final ArchRule REST_STAYS_IN_THE_API = ArchitectureRules.REST_STAYS_IN_THE_API;
}
