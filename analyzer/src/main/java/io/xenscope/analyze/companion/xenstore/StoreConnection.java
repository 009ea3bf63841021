package io.xenscope.analyze.companion.xenstore;

/** Someone who talks to xenstored: a domain's kernel over its ring, or a process of dom0 over a socket. */
public final class StoreConnection {
    private final ConnectionLog log;
    private final int index;

    StoreConnection(ConnectionLog log, int index) {
        this.log = log;
        this.index = index;
    }

    /** {@code c1}, {@code c2} in the order of creation; {@code A7}, {@code D5} as oxenstored calls them. */
    public String name() {
        return log.name(index);
    }

    /** How the log refers to it. */
    public String pointer() {
        return log.pointer(index);
    }

    public int domain() {
        return log.domain(index);
    }

    /** -1 where the log does not say. */
    public long pid() {
        return log.pid(index);
    }

    /** Whether it is a domain's ring, which threads of its kernel share. */
    public boolean isKernel() {
        return log.isKernel(index);
    }

    /** The item at which it is seen first. */
    public long firstItem() {
        return log.firstItem(index);
    }

    /** The item at which it ended; -1 where it did not. */
    public long lastItem() {
        return log.lastItem(index);
    }

    public long requests() {
        return log.requests(index);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreConnection one && one.log == log && one.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
