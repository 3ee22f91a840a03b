// SPDX-License-Identifier: Apache-2.0
package dev.couplet.net;

/** A source of bytes that writes once for each {@link #resumeProducing}, the first one included. */
public non-sealed interface PullProducer extends Producer {}
