package io.xenscope.analyze.sched;

/** What happened to one vcpu, taken in the order of time: by one thread at a time, not always the same one. */
public interface VcpuHistory {
    /** A runstate record that {@code pcpu} wrote while the vcpu did not run; runstates by their numbers. */
    void change(int pcpu, long time, int from, int to);

    /** A stay on a pcpu; the flyweight is only lent. */
    void run(Run run);
}
