// SPDX-License-Identifier: Apache-2.0
/** The child process that runs the checks of one answer. It stands alone. */
@NullMarked
package dev.couplet.coach.runner;

import org.jspecify.annotations.NullMarked;
