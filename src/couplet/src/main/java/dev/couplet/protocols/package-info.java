// SPDX-License-Identifier: Apache-2.0
/** Protocols ready made: those that cut the stream of bytes into messages. */
@NullMarked
package dev.couplet.protocols;

import org.jspecify.annotations.NullMarked;
