package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.LogClock;

/**
 * Which clock a log is stamped by: logs with equal keys share one.
 *
 * @param clock of its kind; local time counts as UTC, moved by its zone
 * @param domain whose
 * @param alone a log that shares its clock with no other: 0 for those that do, else a number of its own
 */
record ClockKey(LogClock clock, int domain, int alone) {
    static ClockKey of(Companion companion) {
        LogClock clock = companion.clock() == LogClock.LOCAL ? LogClock.UTC : companion.clock();
        boolean isAlone = clock == LogClock.NONE
                || companion.log().hidden().isThere()
                || companion.log().isOriginUnknown();
        int domain = companion.log().isStampedByHost() ? 0 : companion.domain();
        return new ClockKey(clock, domain, isAlone ? System.identityHashCode(companion) | 1 : 0);
    }
}
