// SPDX-License-Identifier: Apache-2.0
/** Connections: protocols, the factories that make them, and the transports that carry them. */
@NullMarked
package dev.couplet.net;

import org.jspecify.annotations.NullMarked;
