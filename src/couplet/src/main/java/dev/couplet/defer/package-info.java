// SPDX-License-Identifier: Apache-2.0
/** Results that will come later: Deferreds, what joins them, and what is built on them. */
@NullMarked
package dev.couplet.defer;

import org.jspecify.annotations.NullMarked;
