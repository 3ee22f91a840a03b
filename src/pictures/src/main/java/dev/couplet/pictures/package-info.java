// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of a run, each from its {@linkplain dev.couplet.trace.Trace trace} alone: as SVG, as
 * text and as a page; and the lints, which point at what looks wrong in it.
 */
@NullMarked
package dev.couplet.pictures;

import org.jspecify.annotations.NullMarked;
