// SPDX-License-Identifier: Apache-2.0
package dev.couplet.coach.cli;

/**
 * A hint to be shown.
 *
 * @param number which one it is, from 1; 0 where there are none
 * @param of how many there are
 * @param words what it says
 */
record Hint(int number, int of, String words) {}
