package io.xenscope.clock.foreign;

/**
 * An offset that is known near one moment of a log.
 *
 * @param at the moment, by the log's clock
 * @param offset what has to be added to the log's clock to get the time line
 */
public record Epoch(long at, OffsetInterval offset) {}
