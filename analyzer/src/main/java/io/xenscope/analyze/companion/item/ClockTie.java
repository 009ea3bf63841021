package io.xenscope.analyze.companion.item;

import java.util.Map;

/**
 * One line that pairs clocks.
 *
 * @param line where it stands
 * @param before the earliest reading of each clock at that moment
 * @param after the latest
 * @param note what else the line says
 */
public record ClockTie(long line, Map<LogClock, Long> before, Map<LogClock, Long> after, String note) {}
