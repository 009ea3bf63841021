package io.xenscope.analyze.power;

import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.base.LatencyHistogram;
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
 * The C-states in which pcpus idle: how long, how long was expected, and what ended it.
 *
 * <pre>
 * TRC_PM_IDLE_ENTRY   id 0x801002 (3.4 to 4.1: 0x802001)   w0 C-state   w2 expected, w3 predicted length in microseconds
 * TRC_PM_IDLE_EXIT    id 0x801003 (3.4 to 4.1: 0x802002)   w0 C-state   w2-w5 vectors that are pending, 0 for none
 * </pre>
 */
public final class IdleStates implements HostTracker {
    private static final int ENTRY = HwEvents.PM_IDLE_ENTRY;
    private static final int EXIT = HwEvents.PM_IDLE_EXIT;
    private static final int OLD_ENTRY = HwEvents.OLD_PM_IDLE_ENTRY;
    private static final int OLD_EXIT = HwEvents.OLD_PM_IDLE_EXIT;
    private static final int ENTRY_WORDS = 4;
    private static final int EXIT_WORDS = 6;
    private static final int MOST_STATES = 64;
    private static final int MOST_VECTORS = 1024;

    /** Of one C-state on one pcpu. */
    public static final class Account {
        private final StayAccount stays = new StayAccount();
        private final LatencyHistogram expected = new LatencyHistogram();
        private final LatencyHistogram predicted = new LatencyHistogram();
        private long early;

        /** From entry to exit. */
        public StayAccount stays() {
            return stays;
        }

        /** What timers made Xen expect at entry, in microseconds. */
        public LatencyHistogram expectedMicros() {
            return expected;
        }

        /** What the governor predicted at entry, in microseconds. */
        public LatencyHistogram predictedMicros() {
            return predicted;
        }

        /** Stays that were shorter than predicted. */
        public long early() {
            return early;
        }
    }

    /** One pcpu in a C-state. */
    private record Entry(int state, long time, long predictedTicks) {}

    private final Range range;
    private final double ticksPerMicro;
    private final SortedMap<Integer, SortedMap<Integer, Account>> byPcpu = new TreeMap<>();
    private final SortedMap<Integer, SortedMap<Integer, Long>> wakeups = new TreeMap<>();
    private final Map<Integer, Entry> inside = new HashMap<>();

    /** {@code hz}: ticks per second. */
    public IdleStates(Range range, double hz) {
        this.range = range;
        this.ticksPerMicro = hz / 1e6;
    }

    /** Whether a capture holds such records. */
    public static boolean areIn(EventCounts events) {
        return events.of(ENTRY) + events.of(EXIT) + events.of(OLD_ENTRY, ENTRY_WORDS) + events.of(OLD_EXIT, EXIT_WORDS)
                > 0;
    }

    @Override
    public void register(HostEvents events) {
        events.on(ENTRY, this::entry)
                .on(OLD_ENTRY, this::entry)
                .on(EXIT, this::exit)
                .on(OLD_EXIT, this::exit);
    }

    private void entry(Moment now) {
        // Since Xen 4.2 the old ids mean moved interrupts, which have fewer words.
        if (now.record().wordCount() < ENTRY_WORDS) {
            return;
        }
        end(now.pcpu(), now.time(), false);
        long expected = Integer.toUnsignedLong(now.record().word(2));
        long predicted = Integer.toUnsignedLong(now.record().word(3));
        int state = bounded(now.record().word(0), MOST_STATES);
        inside.put(now.pcpu(), new Entry(state, now.time(), Math.round(predicted * ticksPerMicro)));
        if (range.includes(now.time())) {
            Account account = account(now.pcpu(), state);
            account.expected.record(expected);
            account.predicted.record(predicted);
        }
    }

    private void exit(Moment now) {
        if (now.record().wordCount() < EXIT_WORDS) {
            return;
        }
        Entry entry = inside.get(now.pcpu());
        end(
                now.pcpu(),
                now.time(),
                entry != null && entry.state == bounded(now.record().word(0), MOST_STATES));
        for (int word = 2; word < EXIT_WORDS; word++) {
            int vector = bounded(now.record().word(word), MOST_VECTORS);
            if (vector != 0 && range.includes(now.time())) {
                wakeups.computeIfAbsent(now.pcpu(), none -> new TreeMap<>()).merge(vector, 1L, Long::sum);
            }
        }
    }

    /** What no host has shares one account, so that damage does not take memory. */
    private static int bounded(int number, int most) {
        return number < 0 || number > most ? most : number;
    }

    private void end(int pcpu, long time, boolean whole) {
        Entry entry = inside.remove(pcpu);
        if (entry != null && !range.isApartFrom(entry.time, time)) {
            Account account = account(pcpu, entry.state);
            account.stays.add(range, entry.time, time, whole);
            account.early += whole && time - entry.time < entry.predictedTicks ? 1 : 0;
        }
    }

    private Account account(int pcpu, int state) {
        return byPcpu.computeIfAbsent(pcpu, none -> new TreeMap<>()).computeIfAbsent(state, none -> new Account());
    }

    @Override
    public void lossBegins(Moment now) {
        end(now.pcpu(), now.time(), false);
    }

    @Override
    public void finish(long ticks) {
        for (int pcpu : inside.keySet().toArray(new Integer[0])) {
            end(pcpu, ticks, false);
        }
    }

    /** By pcpu, then C-state. */
    public SortedMap<Integer, SortedMap<Integer, Account>> accounts() {
        return byPcpu;
    }

    /** How often which vector was pending when a pcpu left a C-state: by pcpu, then vector. */
    public SortedMap<Integer, SortedMap<Integer, Long>> wakeups() {
        return wakeups;
    }
}
