// SPDX-License-Identifier: Apache-2.0
/** A JShell whose snippets run on the thread of a live reactor. */
@NullMarked
package dev.couplet.coach.shell;

import org.jspecify.annotations.NullMarked;
