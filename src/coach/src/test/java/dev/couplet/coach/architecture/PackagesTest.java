// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The direction of the coach's packages, and the proof that a breach would be noticed. */
class PackagesTest {
  private static final String COACH = "dev.couplet.coach";
  private static final String FIXTURE = "dev.couplet.coach.architecture.fixture";

  @Nested
  class TheCoach {
    private final JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(COACH);

    @Test
    void hasAPlaceForEachPackage() {
      Packages.eachHasAPlace(COACH).check(classes);
    }

    @Test
    void hasNoArrowUpwards() {
      Packages.pointDownwards(COACH).check(classes);
    }

    @Test
    void seesOfTheRunnerOnlyItsEnds() {
      Packages.seeOfTheRunnerOnlyItsEnds(COACH).check(classes);
    }

    @Test
    void hasNoCycle() {
      Packages.haveNoCycle(COACH).check(classes);
    }
  }

  @Nested
  class TheRuleRefuses {
    @Test
    void aCatalogThatUsesAGrader() {
      String root = FIXTURE + ".upward";
      assertThat(failures(Packages.pointDownwards(root), root))
          .contains(root + ".catalog.UsesGrader")
          .contains(root + ".grading.Grader.grade()");
    }

    @Test
    void aCycleOfPackages() {
      String root = FIXTURE + ".upward";
      assertThat(failures(Packages.haveNoCycle(root), root))
          .contains("Cycle detected: Slice catalog")
          .contains("Slice grading");
    }

    @Test
    void aGraderThatReachesIntoTheRunner() {
      String root = FIXTURE + ".runner";
      assertThat(failures(Packages.seeOfTheRunnerOnlyItsEnds(root), root))
          .contains(root + ".grading.Reaches")
          .contains(root + ".runner.Watchdog.end()")
          .doesNotContain("Runner.main");
    }

    @Test
    void aRunnerThatDoesNotStandAlone() {
      String root = FIXTURE + ".runner";
      assertThat(failures(Packages.pointDownwards(root), root))
          .contains(root + ".runner.Runner")
          .contains(root + ".grading.Reaches.grade()");
    }

    @Test
    void aPackageWithoutAPlace() {
      String root = FIXTURE + ".stray";
      assertThat(failures(Packages.eachHasAPlace(root), root)).contains(root + ".elsewhere.Stray");
    }

    private static String failures(ArchRule rule, String root) {
      JavaClasses classes = new ClassFileImporter().importPackages(root);
      return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
    }
  }
}
