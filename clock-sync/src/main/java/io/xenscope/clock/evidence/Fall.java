package io.xenscope.clock.evidence;

/**
 * A TSC that was set back. Times go on where they were: the first record behind is one tick later.
 *
 * @param lastBefore time of the last record before
 * @param ticks by which the TSC fell short of that one tick later
 */
public record Fall(long lastBefore, long ticks) {}
