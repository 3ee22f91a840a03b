// SPDX-License-Identifier: Apache-2.0
package dev.couplet.defer;

import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The line of the program that called the library. */
final class CallSite {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final @Nullable String LIBRARY = location(CallSite.class);

  /** By where classes were loaded from: the library's packages may be shared, by tests for one. */
  private static final ClassValue<Boolean> OUTSIDE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          boolean inJdk = loader == null || loader == PLATFORM;
          return !inJdk && !Objects.equals(location(type), LIBRARY);
        }
      };

  private CallSite() {}

  /** Returns the innermost frame that is neither the library's nor the JDK's. */
  static String current() {
    return WALKER.walk(CallSite::firstOutside);
  }

  private static String firstOutside(Stream<StackFrame> frames) {
    return frames
        .filter(frame -> OUTSIDE.get(frame.getDeclaringClass()))
        .findFirst()
        .map(Objects::toString)
        .orElse("the library itself");
  }

  private static @Nullable String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : String.valueOf(source.getLocation());
  }
}
