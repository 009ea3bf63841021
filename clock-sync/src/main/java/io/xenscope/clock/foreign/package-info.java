/**
 * Clocks of other programs' logs, placed on the time line of a capture by what both saw: intervals of an offset, never a guess.
 * Called by {@code io.xenscope.analyze.companion} only; knows plain numbers, neither logs nor records.
 * Start at {@link io.xenscope.clock.foreign.ForeignClock}.
 */
package io.xenscope.clock.foreign;
