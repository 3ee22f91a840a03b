// SPDX-License-Identifier: Apache-2.0
/** Time: what a clock reads, and calls to be made later on it. */
@NullMarked
package dev.couplet.clock;

import org.jspecify.annotations.NullMarked;
