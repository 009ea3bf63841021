package io.xenscope.analyze.track;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.Workers;
import io.xenscope.format.Capture;
import io.xenscope.format.Progress;
import java.util.function.LongConsumer;

/**
 * A capture read again after its {@link Overview}, as far as trackers need it: by vcpu, by pcpu, or both, side by side in slices of
 * time. First trackers are added, then {@link #run}.
 */
public final class Readings {
    /** In a slice, roughly, where nobody wants results slice by slice. */
    private static final Slices LARGE = new Slices(1 << 18, 64 << 20);

    /**
     * How large slices are.
     *
     * @param items runs and changes in one, at most about so many
     * @param bytes of the capture in one, at most about so many
     */
    public record Slices(long items, long bytes) {}

    private final Capture capture;
    private final Overview overview;
    private String phase = "reading records again";
    private VcpuReading vcpus;
    private HostReading host;

    public Readings(Capture capture, Overview overview) {
        this.capture = capture;
        this.overview = overview;
    }

    /** What it is done for, in words for people who wait. */
    public Readings called(String what) {
        phase = what;
        return this;
    }

    /** The capture that is read. */
    public Capture capture() {
        return capture;
    }

    /** What is followed by vcpu. */
    public VcpuReading vcpus() {
        vcpus = vcpus == null ? new VcpuReading(capture, overview) : vcpus;
        return vcpus;
    }

    /** What is followed by pcpu, or across pcpus. */
    public HostReading host() {
        host = host == null ? new HostReading(capture, overview) : host;
        return host;
    }

    /** Reads everything that is needed, with so many threads. */
    public void run(int threads) {
        try (Workers workers = new Workers(threads)) {
            run(workers, LARGE, until -> {});
        }
    }

    /** The same; {@code afterSlice} hears each common tick before which all has been read, {@link Long#MAX_VALUE} the last time. */
    public void run(Workers workers, Slices size, LongConsumer afterSlice) {
        if (vcpus != null) {
            vcpus.begin();
        }
        if (host != null) {
            host.begin();
        }
        try {
            readSlices(workers, size, afterSlice);
        } finally {
            if (host != null) {
                host.close();
            }
        }
    }

    private void readSlices(Workers workers, Slices size, LongConsumer afterSlice) {
        long begin = overview.extent().beginTicks();
        long items = vcpus == null ? 0 : vcpus.items();
        long count = 1 + Math.max(items / size.items, capture.source().size() / size.bytes);
        long length = overview.extent().spanTicks() / count + 1;
        Progress.begin(phase, capture.source().size());
        for (long slice = 1; slice <= count; slice++) {
            long until = slice == count ? Long.MAX_VALUE : begin + slice * length;
            if (vcpus != null) {
                vcpus.readTo(until, workers);
            }
            if (host != null) {
                host.readTo(until, workers);
            }
            if (slice == count) {
                finish(workers);
            }
            Progress.add(capture.source().size() / count);
            afterSlice.accept(until);
        }
        Progress.begin("adding up", 0);
    }

    private void finish(Workers workers) {
        if (vcpus != null) {
            vcpus.finish(workers);
        }
        if (host != null) {
            host.finish();
        }
    }
}
