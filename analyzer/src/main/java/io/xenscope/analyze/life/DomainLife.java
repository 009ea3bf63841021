package io.xenscope.analyze.life;

import io.xenscope.analyze.base.VcpuKey;

/** One life of one domain number: what is known of its begin, its end, and what it did between. Times in common ticks. */
public final class DomainLife {
    /** Not seen in the capture. */
    public static final long NEVER = Long.MIN_VALUE;

    private final int domain;
    private final int number;
    long created = NEVER;
    int creator = VcpuKey.UNKNOWN;
    int creatorPcpu = -1;
    long creatorRecord;
    long admitted = NEVER;
    long shutdown = NEVER;
    int reason;
    long destroyed = NEVER;
    long removed = NEVER;
    /** When the number was given to another domain. */
    long replaced = NEVER;

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

    /** The vcpu that ran where it was created; see {@link VcpuKey}. */
    public int creator() {
        return creator;
    }

    /** Where it was created; -1 where that was not seen. */
    public int creatorPcpu() {
        return creatorPcpu;
    }

    /** Offset of the record of its creation. */
    public long creatorRecord() {
        return creatorRecord;
    }

    /** When the scheduler was given it. */
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
        return isBegun() ? firstRun : NEVER;
    }

    /** When one of its vcpus ran last; not known where it may go on running. */
    public long lastRun() {
        return isOver() ? lastRun : NEVER;
    }

    /** Ticks during which its vcpus ran, added up; of a range of time, inside that. */
    public long running() {
        return running;
    }

    /** How many vcpus ran. */
    public int vcpus() {
        return vcpus;
    }

    /** Whether its begin was seen. */
    public boolean isBegun() {
        return begin() != NEVER;
    }

    /** Whether its end was seen. */
    public boolean isOver() {
        return end() != NEVER;
    }

    /** When it was made known first; from then on what vcpus of its number did is its own. */
    public long begin() {
        return created != NEVER ? created : admitted;
    }

    /** When it was gone: the last record of its end. */
    public long end() {
        return Math.max(destroyed, removed);
    }

    /** Up to when it can have lasted: its end, the next life of its number, or that of the capture, whichever is first. */
    public long lastsUntil(long captureEnd) {
        long next = replaced == NEVER ? captureEnd : Math.min(replaced, captureEnd);
        return isOver() ? Math.min(end(), next) : next;
    }
}
