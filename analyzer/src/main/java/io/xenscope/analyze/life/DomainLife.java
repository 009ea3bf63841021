package io.xenscope.analyze.life;

import io.xenscope.analyze.sched.VcpuKey;

/** One life of one domain number: what is known of its begin, its end, and what it did between. Times in common ticks. */
public final class DomainLife {
    /** Not seen in the capture. */
    public static final long NEVER = Long.MIN_VALUE;

    private final int domain;
    private final int number;
    long created = NEVER;
    int creator = VcpuKey.UNKNOWN;
    long admitted = NEVER;
    long shutdown = NEVER;
    int reason;
    int stopped = VcpuKey.UNKNOWN;
    long destroyed = NEVER;
    long removed = NEVER;
    long firstRun = NEVER;
    long lastRun = NEVER;
    long running;
    int vcpus;

    DomainLife(int domain, int number) {
        this.domain = domain;
        this.number = number;
    }

    public int domain() {
        return domain;
    }

    /** 1 for the first one in the capture that has this domain number. */
    public int number() {
        return number;
    }

    /** When its structure was made. */
    public long created() {
        return created;
    }

    /** Who ran where it was created. */
    public int creator() {
        return creator;
    }

    /** When the scheduler was told of it. */
    public long admitted() {
        return admitted;
    }

    /** When it began to shut down. */
    public long shutdown() {
        return shutdown;
    }

    /** Why, in Xen's numbers; of no meaning where it did not shut down. */
    public int reason() {
        return reason;
    }

    /** The vcpu of which the record of the shutdown tells. */
    public int stopped() {
        return stopped;
    }

    /** When its teardown had come to the end and its number became free. */
    public long destroyed() {
        return destroyed;
    }

    /** When the scheduler forgot it, and its memory with it. */
    public long removed() {
        return removed;
    }

    /** When one of its vcpus ran for the first time; not known where the capture begins in its life. */
    public long firstRun() {
        return created == NEVER && admitted == NEVER ? NEVER : firstRun;
    }

    /** When one of its vcpus ran last; not known where it may go on running. */
    public long lastRun() {
        return isOver() ? lastRun : NEVER;
    }

    /** Ticks during which its vcpus ran, added up. */
    public long running() {
        return running;
    }

    /** How many vcpus ran. */
    public int vcpus() {
        return vcpus;
    }

    boolean isOver() {
        return destroyed != NEVER || removed != NEVER;
    }

    /** From where on what vcpus of its number did is its own. */
    long begin() {
        return created != NEVER ? created : admitted;
    }
}
