// SPDX-License-Identifier: Apache-2.0
package dev.couplet.trace;

/**
 * A class through which the library calls the program back. What the library does on its own there
 * has no line of the program: that which stands below on the stack has no part in it. For those who
 * write a reactor or a transport.
 */
public interface Boundary {}
