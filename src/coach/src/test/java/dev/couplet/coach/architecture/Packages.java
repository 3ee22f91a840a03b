// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/**
 * The rules for the packages below a root: {@code cli → shell → grading → catalog}. An arrow may
 * skip downwards and never points up. {@code runner} is another process: it stands alone, and
 * {@code grading} sees no more of it than how to start it and what it says.
 */
final class Packages {
  private static final String[] ALL = {"cli", "shell", "grading", "catalog", "runner"};

  private Packages() {}

  static ArchRule pointDownwards(String root) {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("cli")
        .definedBy(root + ".cli..")
        .layer("shell")
        .definedBy(root + ".shell..")
        .layer("grading")
        .definedBy(root + ".grading..")
        .layer("catalog")
        .definedBy(root + ".catalog..")
        .layer("runner")
        .definedBy(root + ".runner..")
        .whereLayer("cli")
        .mayOnlyAccessLayers("shell", "grading", "catalog")
        .whereLayer("shell")
        .mayOnlyAccessLayers("grading", "catalog")
        .whereLayer("grading")
        .mayOnlyAccessLayers("catalog", "runner")
        .whereLayer("catalog")
        .mayNotAccessAnyLayer()
        .whereLayer("runner")
        .mayNotAccessAnyLayer();
  }

  static ArchRule seeOfTheRunnerOnlyItsEnds(String root) {
    DescribedPredicate<JavaClass> inside =
        resideInAPackage(root + ".runner..")
            .and(not(simpleName("Runner")))
            .and(not(simpleName("Wire")))
            .and(not(simpleName("Request")))
            .and(not(simpleName("Patience")))
            .and(not(simpleName("Spent")))
            .and(not(simpleName("Message")));
    return ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(root + ".runner..")
        .should()
        .dependOnClassesThat(inside)
        .allowEmptyShould(true);
  }

  static ArchRule haveNoCycle(String root) {
    return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  static ArchRule eachHasAPlace(String root) {
    String[] places = new String[ALL.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = root + "." + ALL[i] + "..";
    }
    return ArchRuleDefinition.classes().should().resideInAnyPackage(places);
  }
}
