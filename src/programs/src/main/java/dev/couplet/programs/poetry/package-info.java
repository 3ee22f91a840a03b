// SPDX-License-Identifier: Apache-2.0
/**
 * Servers that send poems slowly, and clients that fetch several, each in a way of its own.
 *
 * <p>The protocol: the server sends a poem as UTF-8 and closes the connection. The client sends
 * nothing.
 */
@NullMarked
package dev.couplet.programs.poetry;

import org.jspecify.annotations.NullMarked;
