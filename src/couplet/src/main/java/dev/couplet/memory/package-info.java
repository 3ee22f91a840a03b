// SPDX-License-Identifier: Apache-2.0
/** Test doubles that are as good as the real thing: a reactor on virtual time. */
@NullMarked
package dev.couplet.memory;

import org.jspecify.annotations.NullMarked;
