package io.xenscope.analyze.merge;

/** Reads the records of one pcpu from begin to end, in pieces of time; those that nobody wants are passed over. */
public final class PcpuReader {
    private final PcpuStream stream;
    private boolean isOpen;
    private boolean hasNext;

    PcpuReader(PcpuStream stream) {
        this.stream = stream;
    }

    public int pcpu() {
        return stream.pcpu();
    }

    /**
     * Moves to the next wanted record before a common tick; false where there is none. Some that nobody wants may come, too, and
     * all begins and ends of losses.
     */
    public boolean next(EventSet wanted, long until) {
        if (!hasNext) {
            hasNext = isOpen ? stream.nextWanted(wanted) : open();
        }
        if (!hasNext || stream.time() >= until) {
            return false;
        }
        hasNext = false;
        return true;
    }

    private boolean open() {
        isOpen = true;
        return stream.open(Long.MIN_VALUE);
    }

    /** The present record; moves on with the reader. */
    public PcpuStream present() {
        return stream;
    }
}
