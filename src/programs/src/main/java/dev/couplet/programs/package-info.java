// SPDX-License-Identifier: Apache-2.0
/** Programs to run and to read, each a model of how to write one. */
@NullMarked
package dev.couplet.programs;

import org.jspecify.annotations.NullMarked;
