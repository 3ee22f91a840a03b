// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

import java.lang.StackWalker.StackFrame;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The line of the program that called the library, and what it called. Taking one costs about a
 * microsecond, most of it for the walk; names and numbers are looked up only when asked for.
 */
final class CallSite {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final @Nullable String LIBRARY = location(CallSite.class);

  private enum Owner {
    PROGRAM,
    LIBRARY,
    BOUNDARY,
    JDK
  }

  /** By where a class was loaded from: packages may be shared, by tests for one. */
  private static final ClassValue<Owner> OWNER =
      new ClassValue<>() {
        @Override
        protected Owner computeValue(Class<?> type) {
          ClassLoader loader = type.getClassLoader();
          if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
            return Owner.JDK;
          }
          if (Boundary.class.isAssignableFrom(type)) {
            return Owner.BOUNDARY;
          }
          return LIBRARY != null && LIBRARY.equals(location(type)) ? Owner.LIBRARY : Owner.PROGRAM;
        }
      };

  private static final CallSite NONE = new CallSite(null, null);

  private final @Nullable StackFrame program;
  private final @Nullable StackFrame library;

  private CallSite(@Nullable StackFrame program, @Nullable StackFrame library) {
    this.program = program;
    this.library = library;
  }

  /** Looks for the innermost frame that is neither the library's nor the JDK's. */
  static CallSite current() {
    return WALKER.walk(CallSite::find);
  }

  private static CallSite find(Stream<StackFrame> frames) {
    StackFrame library = null;
    for (Iterator<StackFrame> all = frames.iterator(); all.hasNext(); ) {
      StackFrame frame = all.next();
      Owner owner = OWNER.get(frame.getDeclaringClass());
      if (owner == Owner.PROGRAM) {
        return new CallSite(frame, library);
      }
      if (owner == Owner.BOUNDARY) {
        return NONE;
      }
      if (owner == Owner.LIBRARY) {
        library = frame;
      }
    }
    return NONE;
  }

  /** Returns whether the program called the library, rather than that being on its own. */
  boolean isProgram() {
    return program != null;
  }

  /** Returns the program's line as a stack trace gives it, or null if the library is on its own. */
  @Nullable String line() {
    if (program == null) {
      return null;
    }
    String file = program.getFileName();
    String place = file == null ? "unknown source" : file + ":" + program.getLineNumber();
    return program.getClassName() + "." + program.getMethodName() + "(" + place + ")";
  }

  /** Returns the method of the library that the program called: {@code DeferredQueue.get}. */
  @Nullable String called() {
    if (library == null) {
      return null;
    }
    String type = library.getDeclaringClass().getSimpleName();
    String method = library.getMethodName();
    return method.equals("<init>") ? "new " + type : type + "." + method;
  }

  private static @Nullable String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null ? null : source.getLocation().toString();
  }
}
