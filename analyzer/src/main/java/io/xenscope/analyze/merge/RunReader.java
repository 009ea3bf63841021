package io.xenscope.analyze.merge;

import io.xenscope.analyze.sched.Run;
import io.xenscope.format.ByteSource;

/**
 * Reads the records of runs again, across the windows of their pcpus: all from the switch-in to what ends the run, which is left
 * out. Also reads the records between runs that belong to no known vcpu. One for each thread.
 */
public final class RunReader {
    private final PcpuPlaces[] places;
    private final PcpuStream[] streams;
    private final ByteSource source;

    /** {@code places} by the number of the pcpu; null where it wrote nothing. */
    RunReader(PcpuPlaces[] places, ByteSource source) {
        this.places = places;
        this.source = source;
        this.streams = new PcpuStream[places.length];
    }

    /** A stream just before the first record of a run; it is lent until the next run of the same pcpu is opened. */
    public PcpuStream open(Run run) {
        int pcpu = run.pcpu();
        if (streams[pcpu] == null) {
            streams[pcpu] = new PcpuStream(places[pcpu], source);
        }
        streams[pcpu].openRun(run);
        return streams[pcpu];
    }

    /** Leaves a stream that was lent to its borrower for good. */
    public void giveAway(PcpuStream stream) {
        streams[stream.pcpu()] = null;
    }
}
