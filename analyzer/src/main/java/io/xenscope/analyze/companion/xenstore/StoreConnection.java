package io.xenscope.analyze.companion.xenstore;

/** Someone who talks to xenstored: a domain's kernel over its ring, or a process of dom0 over a socket. */
public final class StoreConnection {
    private final String name;
    private final String pointer;
    private final long firstItem;
    int domain;
    long pid;
    boolean isKernel;
    long lastItem = -1;
    long requests;

    StoreConnection(String name, String pointer, int domain, long pid, boolean isKernel, long firstItem) {
        this.name = name;
        this.pointer = pointer;
        this.domain = domain;
        this.pid = pid;
        this.isKernel = isKernel;
        this.firstItem = firstItem;
    }

    /** {@code c1}, {@code c2} in the order of creation; {@code A7}, {@code D5} as oxenstored calls them. */
    public String name() {
        return name;
    }

    /** How the log refers to it. */
    public String pointer() {
        return pointer;
    }

    public int domain() {
        return domain;
    }

    /** -1 where the log does not say. */
    public long pid() {
        return pid;
    }

    /** Whether it is a domain's ring, which threads of its kernel share. */
    public boolean isKernel() {
        return isKernel;
    }

    /** The item at which it is seen first. */
    public long firstItem() {
        return firstItem;
    }

    /** The item at which it ended; -1 where it did not. */
    public long lastItem() {
        return lastItem;
    }

    public long requests() {
        return requests;
    }
}
