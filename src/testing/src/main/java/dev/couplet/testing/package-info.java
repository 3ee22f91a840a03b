// SPDX-License-Identifier: Apache-2.0
/** An extension of JUnit that fails a test which leaves anything behind. */
@NullMarked
package dev.couplet.testing;

import org.jspecify.annotations.NullMarked;
