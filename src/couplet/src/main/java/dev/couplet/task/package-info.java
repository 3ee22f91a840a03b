// SPDX-License-Identifier: Apache-2.0
/** Work spread over time: again and again, in small slices, or once and later. */
@NullMarked
package dev.couplet.task;

import org.jspecify.annotations.NullMarked;
