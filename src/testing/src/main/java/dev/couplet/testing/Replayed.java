// SPDX-License-Identifier: Apache-2.0
package dev.couplet.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run several times, each with another {@link Draw}, which it takes as a parameter:
 * what passes by luck in one run fails in another. The first failure ends it, and reports the entry
 * {@code seed}, which repeats it.
 *
 * <p>Configuration parameters of JUnit: {@code couplet.seed}, the seed of the only run; {@code
 * couplet.seeds.first}, the seed of the first run, which is drawn where it is not given; {@code
 * couplet.seeds.count}, how many runs instead of {@link #times}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Replay.class)
public @interface Replayed {
  /** How many runs. */
  int times() default 20;
}
