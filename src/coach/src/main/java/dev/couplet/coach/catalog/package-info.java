// SPDX-License-Identifier: Apache-2.0
/** The course as files: exercises, their statements, the learner's answers and progress. */
@NullMarked
package dev.couplet.coach.catalog;

import org.jspecify.annotations.NullMarked;
