package io.xenscope.analyze.power;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.HwEvents;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The frequencies at which pcpus ran, from the records of their changes.
 *
 * <pre>
 * TRC_PM_FREQ_CHANGE   id 0x801001   w0 old, w1 new frequency in MHz
 * </pre>
 */
public final class Frequencies implements HostTracker {
    private static final int MOST_SPEEDS = 256;

    private record Since(int mhz, long time, boolean seen) {}

    private final Range range;
    private final long begin;
    private final SortedMap<Integer, SortedMap<Integer, StayAccount>> byPcpu = new TreeMap<>();
    private final Map<Integer, Since> present = new HashMap<>();

    /** {@code begin}: the first common tick of the capture. */
    public Frequencies(Range range, long begin) {
        this.range = range;
        this.begin = begin;
    }

    @Override
    public void register(HostEvents events) {
        events.on(HwEvents.PM_FREQ_CHANGE, this::change);
    }

    private void change(Moment now) {
        if (now.record().wordCount() >= 2) {
            Since since =
                    present.getOrDefault(now.pcpu(), new Since(now.record().word(0), begin, false));
            add(now.pcpu(), since, now.time(), since.seen);
            present.put(now.pcpu(), new Since(now.record().word(1), now.time(), true));
        }
    }

    private void add(int pcpu, Since since, long until, boolean whole) {
        SortedMap<Integer, StayAccount> speeds = byPcpu.computeIfAbsent(pcpu, none -> new TreeMap<>());
        // More than any host has come of damage, and are not to take memory.
        if (speeds.size() < MOST_SPEEDS || speeds.containsKey(since.mhz)) {
            speeds.computeIfAbsent(since.mhz, none -> new StayAccount()).add(range, since.time, until, whole);
        }
    }

    @Override
    public void finish(long ticks) {
        present.forEach((pcpu, since) -> add(pcpu, since, ticks, false));
    }

    /** By pcpu, then MHz. */
    public SortedMap<Integer, SortedMap<Integer, StayAccount>> accounts() {
        return byPcpu;
    }
}
