// SPDX-License-Identifier: Apache-2.0
package dev.couplet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The direction of the library's packages, and the proof that a breach would be noticed. */
class PackagesTest {
  private static final String LIBRARY = "dev.couplet";
  private static final String FIXTURE = "dev.couplet.architecture.fixture";

  @Nested
  class TheLibrary {
    private final JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LIBRARY);

    @Test
    void hasAPlaceForEachPackage() {
      Packages.eachHasAPlace(LIBRARY).check(classes);
    }

    @Test
    void hasNoArrowUpwards() {
      Packages.pointDownwards(LIBRARY).check(classes);
    }

    @Test
    void hasNoCycle() {
      Packages.haveNoCycle(LIBRARY).check(classes);
    }
  }

  @Nested
  class TheRuleRefuses {
    @Test
    void aDeferThatUsesAReactor() {
      String root = FIXTURE + ".upward";
      assertThat(failures(Packages.pointDownwards(root), root))
          .contains(root + ".defer.UsesReactor")
          .contains(root + ".reactor.Loop.turn()");
    }

    @Test
    void aCycleOfPackages() {
      String root = FIXTURE + ".cycle";
      assertThat(failures(Packages.haveNoCycle(root), root))
          .contains("Cycle detected: Slice one")
          .contains("Slice two");
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
