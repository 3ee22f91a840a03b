// SPDX-License-Identifier: Apache-2.0
/** The reactor: the loop that waits for what happens and calls what was asked to be called then. */
@NullMarked
package dev.couplet.reactor;

import org.jspecify.annotations.NullMarked;
