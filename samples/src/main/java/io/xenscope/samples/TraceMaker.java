package io.xenscope.samples;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.TraceWriter;
import io.xenscope.format.event.Runstate;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a capture in words.
 *
 * <pre>{@code
 * TraceMaker trace = new TraceMaker();
 * trace.pcpu(0).at(100).runs(idle(0));
 * trace.pcpu(1).at(100).runs(d1v0).at(150).wake(d2v0);
 * trace.pcpu(0).at(160).idleTo(d2v0).at(900).blocksToIdle();
 * Capture capture = trace.capture();
 * }</pre>
 *
 * <p>A tick is a nanosecond unless another rate is given. Records collect in one window a pcpu until {@link #sweep},
 * which writes them in the order of the pcpus, as xentrace does.
 */
public final class TraceMaker {
    /** The last state given for a vcpu. */
    private record Told(Runstate state, long tick) {}

    private final long hz;
    private final TraceWriter file = new TraceWriter();
    private final Map<Integer, PcpuTrace> pcpus = new TreeMap<>();
    private final Map<VcpuName, Told> told = new HashMap<>();
    private final Map<Integer, VcpuName> running = new HashMap<>();
    private RecordDialect form = RecordDialect.CURRENT;

    /** Ticks are nanoseconds. */
    public TraceMaker() {
        this(1_000_000_000L);
    }

    /** So many ticks are a second. */
    public TraceMaker(long hz) {
        this.hz = hz;
    }

    /** Writes the records from here on as another Xen would have. */
    public TraceMaker writtenBy(RecordDialect xen) {
        form = xen;
        return this;
    }

    /** The stream of a pcpu, for more words. */
    public PcpuTrace pcpu(int pcpu) {
        return pcpus.computeIfAbsent(pcpu, number -> new PcpuTrace(this, number));
    }

    /** Writes one window of every pcpu that has new records. */
    public TraceMaker sweep() {
        pcpus.values().forEach(PcpuTrace::window);
        return this;
    }

    /** Bytes between the windows, after a sweep. */
    public TraceMaker junk(byte... bytes) {
        sweep();
        file.raw(bytes);
        return this;
    }

    /** The whole file, after a last sweep. */
    public byte[] bytes() {
        sweep();
        return file.bytes();
    }

    /** The whole file, opened. */
    public Capture capture() {
        return Capture.of(new ArraySource("made", bytes()));
    }

    RecordDialect form() {
        return form;
    }

    TraceWriter file() {
        return file;
    }

    void told(VcpuName vcpu, Runstate state, int pcpu, long tick) {
        told.put(vcpu, new Told(state, tick));
        if (state == Runstate.RUNNING) {
            running.put(pcpu, vcpu);
        }
    }

    /** Null where nothing was made to run yet. */
    VcpuName presentOn(int pcpu) {
        return running.get(pcpu);
    }

    VcpuName runningOn(int pcpu) {
        VcpuName vcpu = running.get(pcpu);
        if (vcpu == null) {
            throw new IllegalStateException("nothing was made to run on pcpu " + pcpu);
        }
        return vcpu;
    }

    /** For how long the vcpu has been in a state, by the input so far; 0 if it is in another one. */
    long nanosIn(Runstate state, VcpuName vcpu, long tick) {
        Told last = told.get(vcpu);
        return last == null || last.state() != state ? 0 : nanos(tick - last.tick());
    }

    private long nanos(long ticks) {
        return BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .divide(BigInteger.valueOf(hz))
                .longValue();
    }
}
