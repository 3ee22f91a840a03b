// SPDX-License-Identifier: Apache-2.0
/** Verdicts: compiles an answer, has its checks run in a process of their own, and judges. */
@NullMarked
package dev.couplet.coach.grading;

import org.jspecify.annotations.NullMarked;
