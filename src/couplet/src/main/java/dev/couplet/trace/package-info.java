// SPDX-License-Identifier: Apache-2.0
/**
 * What happened: the trace of a run, and errors that no caller could be told of.
 *
 * <h2>The format of a trace, version 1</h2>
 *
 * A file in UTF-8 of lines, each a JSON object. The first is about the whole:
 *
 * <pre>{@code
 * {"couplet-trace":1,"time":"real","complete":true,"dropped":0}
 * }</pre>
 *
 * <table>
 * <caption>Keys of the first line</caption>
 * <tr><td>{@code couplet-trace}</td><td>the version of the format</td></tr>
 * <tr><td>{@code time}</td><td>{@code real}, or {@code virtual} if only virtual clocks moved it
 * </td></tr>
 * <tr><td>{@code complete}</td><td>whether the recording had come to its end</td></tr>
 * <tr><td>{@code dropped}</td><td>how many events are missing at the end, since it was full</td>
 * </tr>
 * </table>
 *
 * Each further line is one {@link dev.couplet.trace.Event}, in the order in which they happened:
 *
 * <pre>{@code
 * {"id":7,"t":100184223,"kind":"call-run","cause":3,"of":"c1"}
 * }</pre>
 *
 * <table>
 * <caption>Keys of an event; those after {@code kind} may be missing</caption>
 * <tr><td>{@code id}</td><td>its place, from 1: the first event stands on the second line</td></tr>
 * <tr><td>{@code t}</td><td>nanoseconds since the recording began; they never run backwards</td>
 * </tr>
 * <tr><td>{@code kind}</td><td>what happened: a {@link dev.couplet.trace.Kind}, {@code CALL_RUN} as
 * {@code call-run}</td></tr>
 * <tr><td>{@code on}</td><td>the number of the thread, if it is not 1</td></tr>
 * <tr><td>{@code cause}</td><td>the id of an earlier event that caused this one</td></tr>
 * <tr><td>{@code of}, {@code other}</td><td>what it happened to, and with: a {@link
 * dev.couplet.trace.Subject}, {@code d12} for the twelfth Deferred</td></tr>
 * <tr><td>{@code n}</td><td>a size, a number or a time in nanoseconds, see the kind</td></tr>
 * <tr><td>{@code text}</td><td>a value, a name or a reason, of 60 characters at the most</td></tr>
 * <tr><td>{@code line}</td><td>the program's line: {@code Countdown.tick(Countdown.java:31)}</td>
 * </tr>
 * <tr><td>{@code by}</td><td>what of the library that line called: {@code Deferreds.gather}</td>
 * </tr>
 * </table>
 *
 * A reader refuses a higher version; keys that it does not know it passes over, and events of a
 * kind that it does not know it takes for notes. So both may be added within a version, but none of
 * its own changes its meaning.
 */
@NullMarked
package dev.couplet.trace;

import org.jspecify.annotations.NullMarked;
