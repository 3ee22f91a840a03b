// SPDX-License-Identifier: Apache-2.0
package dev.couplet.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;

/**
 * The rules for the packages below a root: {@code mail, web → protocols → net → reactor → task →
 * defer → clock → trace}. An arrow may skip downwards and never points up. {@code memory} may see
 * all, and none sees it.
 */
final class Packages {
  /** From the top; those of one row do not see each other. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("memory"),
          List.of("mail", "web"),
          List.of("protocols"),
          List.of("net"),
          List.of("reactor"),
          List.of("task"),
          List.of("defer"),
          List.of("clock"),
          List.of("trace"));

  private Packages() {}

  static ArchRule pointDownwards(String root) {
    // Optional, since not all are there yet; eachHasAPlace finds the one that was renamed.
    LayeredArchitecture rule =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (List<String> row : ROWS) {
      for (String name : row) {
        rule = rule.layer(name).definedBy(root + "." + name + "..");
      }
    }
    for (int i = 0; i < ROWS.size(); i++) {
      String[] below = names(i + 1);
      for (String name : ROWS.get(i)) {
        rule =
            below.length == 0
                ? rule.whereLayer(name).mayNotAccessAnyLayer()
                : rule.whereLayer(name).mayOnlyAccessLayers(below);
      }
    }
    return rule;
  }

  static ArchRule haveNoCycle(String root) {
    return SlicesRuleDefinition.slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  static ArchRule eachHasAPlace(String root) {
    String[] places = names(0);
    for (int i = 0; i < places.length; i++) {
      places[i] = root + "." + places[i] + "..";
    }
    return ArchRuleDefinition.classes()
        .that()
        .haveSimpleNameNotEndingWith("module-info")
        .should()
        .resideInAnyPackage(places);
  }

  private static String[] names(int fromRow) {
    return ROWS.subList(fromRow, ROWS.size()).stream().flatMap(List::stream).toArray(String[]::new);
  }
}
