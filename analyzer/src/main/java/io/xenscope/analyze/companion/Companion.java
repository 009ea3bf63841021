package io.xenscope.analyze.companion;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.xenstore.StoreConnection;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.Placed;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** One log beside a capture: what it says, and where it lies on the time line. */
public final class Companion implements AutoCloseable {
    private final LogFile file;
    private final StoreLog store;
    private StampReadings readings;
    private Placed placed = Placed.not("not placed yet");
    private ItemTimes times = ItemTimes.none();
    private long captureNanos;
    private boolean isOutside;

    private Companion(LogFile file) {
        this.file = file;
        this.store = file.kind().isStore() ? StoreLog.of(file) : null;
    }

    static Companion open(Hints hints) {
        return new Companion(LogFile.read(hints));
    }

    /** The same of a log that has been read. */
    static Companion of(LogFile file) {
        return new Companion(file);
    }

    /** As the user named it. */
    public String name() {
        return file.hints().file();
    }

    public LogKind kind() {
        return file.kind();
    }

    /** The domain whose log it is. */
    public int domain() {
        return file.hints().domain();
    }

    public LogFile file() {
        return file;
    }

    public LogItems log() {
        return file.log();
    }

    /** What a log of xenstored means; null of any other. */
    public StoreLog store() {
        return store;
    }

    /** The domains whose kernels asked the xenstored of the log for anything; none of another kind of log. */
    public Set<Integer> askingDomains() {
        Set<Integer> domains = new TreeSet<>();
        if (store != null) {
            for (StoreConnection connection : store.connections()) {
                if (connection.isKernel() && connection.domain() > 0) {
                    domains.add(connection.domain());
                }
            }
        }
        return domains;
    }

    /** The clock of its stamps, as the user or the log says. */
    public LogClock clock() {
        return file.hints().clock() == null ? file.log().clock() : file.hints().clock();
    }

    /** The vcpu on which a kernel logged an item; {@link VcpuKey#UNKNOWN} where the log does not say. */
    public int vcpu(long item) {
        int cpu = FtraceReader.cpu(log().threads().name(log().items().thread(item)));
        return cpu < 0 ? VcpuKey.UNKNOWN : vcpuOf(cpu);
    }

    /** The vcpu that its log calls a CPU. */
    int vcpuOf(int cpu) {
        return VcpuKey.of(domain(), cpu + file.hints().cpu0());
    }

    /** What came of placing its clock. */
    public Placed placed() {
        return placed;
    }

    /** When its items were. */
    public ItemTimes times() {
        return times;
    }

    /**
     * How long a request of xenstore took, in ns by the log's own clock: at least and at most. Null where the log does not tell,
     * or before it was placed.
     */
    public OffsetInterval latency(long request) {
        long answer = store.requests().answer(request);
        if (!store.hasLatency() || answer < 0 || readings == null) {
            return null;
        }
        OffsetInterval asked = readings.of(store.requests().item(request));
        OffsetInterval answered = readings.of(answer);
        return asked.isUnbounded() || answered.isUnbounded()
                ? null
                : new OffsetInterval(Math.max(0, answered.lo() - asked.hi()), Math.max(0, answered.hi() - asked.lo()));
    }

    /** From one item to another by the log's own stamps, in ns; both must have one. */
    public long nanosBetween(long first, long last) {
        return readings == null
                ? log().items().stamp(last) - log().items().stamp(first)
                : readings.of(last).lo() - readings.of(first).lo();
    }

    StampReadings readings() {
        return readings;
    }

    /** Whether an item can lie inside the capture. */
    public boolean isInside(long item) {
        return times.isKnown(item)
                && times.bounds(item).hi() >= 0
                && times.bounds(item).lo() <= captureNanos;
    }

    /** Whether it was placed, and ends before the capture begins, or begins after its end; its notes say so. */
    public boolean isOutside() {
        return isOutside;
    }

    /** Says where the whole of it lies; null where it meets the capture. */
    void outside(String where) {
        isOutside = where != null;
        placed = placed.with(where);
    }

    /** What is added to its clock at the middle of the log to get the time line, in ns; null where it has no clock that was placed. */
    public Long offsetAtMiddle() {
        long count = log().items().size();
        for (long item = count / 2; placed.isPlaced() && readings != null && item < count; item++) {
            OffsetInterval read = readings.of(item);
            if (!read.isUnbounded()) {
                return placed.offsets().at(read.lo()).middle();
            }
        }
        return null;
    }

    /** Starts over; {@code shift}: from its stamps to the clock that it shares; {@code nanos} makes ns of them then. */
    void read(long shift, LongUnaryOperator nanos) {
        readings = new StampReadings(log(), shift, nanos);
    }

    void place(Placed is, ItemTimes itemTimes, long nanosOfCapture) {
        times.close();
        placed = is;
        times = itemTimes;
        captureNanos = nanosOfCapture;
        isOutside = false;
    }

    @Override
    public void close() {
        times.close();
        if (store != null) {
            store.close();
        }
        file.close();
    }
}
