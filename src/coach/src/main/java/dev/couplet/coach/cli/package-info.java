// SPDX-License-Identifier: Apache-2.0
/** The command line: what a learner types, and the words that come back. */
@NullMarked
package dev.couplet.coach.cli;

import org.jspecify.annotations.NullMarked;
