package io.xenscope.report.html.data;

import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;

/**
 * The runstate intervals of one vcpu as the page has them: durations in ticks, states, wakers. They tile the range that the page is
 * about; what lies outside of the windows is one interval {@link SliceState#LEFT_OUT} each.
 *
 * <pre>
 * durations   ticks
 * states      state | truncated &lt;&lt; 4 | (pcpu + 1) &lt;&lt; 5     the pcpu of running only, 0 elsewhere
 * wakers      of each wait after a wake, its number; 0 where it is not known
 * </pre>
 */
final class SliceColumns implements StaySink {
    private static final int STATE = 0xF;
    private static final int TRUNCATED = 4;
    private static final int PCPU = 5;

    private final VarintLog durations = new VarintLog();
    private final VarintLog states = new VarintLog();
    private final VarintLog wakers = new VarintLog();
    private final Windows windows;
    private final WakerLog.Reader woken;
    private final Buckets buckets;
    private final long first;
    private final long end;
    private long now;
    private int count;

    /** Of {@code [from, to)} in common ticks; {@code buckets} is null where every interval is in the page. */
    SliceColumns(long from, long to, Windows windows, WakerLog.Reader woken, Buckets buckets) {
        this.first = from;
        this.end = to;
        this.now = from;
        this.windows = windows;
        this.woken = woken;
        this.buckets = buckets;
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long until, VcpuState after) {
        long from = Math.max(begin, first);
        long to = Math.min(until, end);
        if (from > to) {
            return;
        }
        SliceState drawn = SliceState.of(state, before, after);
        if (buckets != null) {
            buckets.add(drawn, from, to);
        }
        int word = drawn.ordinal() | (drawn == SliceState.RUNNING ? pcpu + 1 << PCPU : 0);
        int waker = drawn == SliceState.WAITING_WOKEN ? woken.of(begin) : 0;
        boolean isWhole = after != null && from == begin && to == until;
        int window = windows.firstEndingAfter(from);
        if (window == windows.count() && from == end && now == end) {
            // Of no length, at the very end.
            add(to, isWhole ? word : word | 1 << TRUNCATED, waker);
        }
        for (; window < windows.count() && windows.begins()[window] <= to; window++) {
            leaveOut(windows.begins()[window]);
            long piece = Math.min(to, windows.ends()[window]);
            boolean isAll = isWhole && now <= from && piece == to;
            add(piece, isAll ? word : word | 1 << TRUNCATED, waker);
        }
    }

    private void leaveOut(long until) {
        if (until > now) {
            put(until, SliceState.LEFT_OUT.ordinal());
        }
    }

    private void add(long until, int word, int waker) {
        put(until, word);
        if ((word & STATE) == SliceState.WAITING_WOKEN.ordinal()) {
            wakers.add(waker);
        }
    }

    private void put(long until, int word) {
        durations.add(until - now);
        states.add(word);
        now = Math.max(now, until);
        count++;
    }

    /** The range ends. */
    void finish() {
        leaveOut(end);
    }

    /** Takes a slice as the page has it. */
    interface Visitor {
        void slice(long ticks, long word);
    }

    void forEach(Visitor visitor) {
        VarintLog.Reader ticks = durations.new Reader();
        VarintLog.Reader words = states.new Reader();
        while (words.hasNext()) {
            visitor.slice(ticks.next(), words.next());
        }
    }

    int count() {
        return count;
    }

    void addTo(PackedColumn allDurations, PackedColumn allStates, PackedColumn allWakers) {
        allDurations.add(durations);
        allStates.add(states);
        allWakers.add(wakers);
    }
}
