// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.shell;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import dev.couplet.reactor.Reactor;
import java.util.List;
import java.util.stream.Stream;

/** The library's public types, as its class files have them. */
final class LibraryTypes {
  private LibraryTypes() {}

  static Stream<String> simpleNames() {
    Location library =
        Location.of(Reactor.class.getProtectionDomain().getCodeSource().getLocation());
    return new ClassFileImporter()
        .importLocations(List.of(library)).stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> type.isTopLevelClass() && type.getPackageName().startsWith("dev."))
            .map(JavaClass::getSimpleName)
            .filter(name -> !name.isEmpty() && !name.contains("-"));
  }
}
