package io.xenscope.analyze;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.VcpuName;
import java.util.StringJoiner;
import java.util.TreeMap;

/** One vcpu of a simulated schedule: what it does now, and an account of all that it did, kept apart from the analyzer. */
final class VcpuTruth {
    private static final String[] CAUSES = {"wake", "preempt", "other"};

    /** Sums in the form of {@link Outcome}. */
    private static final class Sum {
        private long total;
        private long whole;
        private long longest;
        private long cut;

        void add(long ticks, boolean isWhole) {
            total += ticks;
            whole += isWhole ? 1 : 0;
            longest = isWhole ? Math.max(longest, ticks) : longest;
            cut += !isWhole && ticks > 0 ? 1 : 0;
        }
    }

    private static final class Exits {
        private long count;
        private long ticks;
        private long inXen;
        private long unfinished;
    }

    final VcpuName name;
    final boolean hvm;
    Runstate state;
    int pcpu = -1;
    boolean inGuest;

    private final Sum[] states = {new Sum(), new Sum(), new Sum(), new Sum()};
    private final Sum[] waits = {new Sum(), new Sum(), new Sum()};
    private final TreeMap<Integer, Exits> arcs = new TreeMap<>();
    private long since;
    private boolean initial = true;
    private int cause = 2;
    private int lastPcpu = -1;
    private long migrations;
    private int reason = -1;
    private long exit;
    private long inXen;
    private long switchedIn;

    VcpuTruth(VcpuName name, boolean hvm, Runstate state, int pcpu) {
        this.name = name;
        this.hvm = hvm;
        this.state = state;
        this.pcpu = pcpu;
        this.lastPcpu = pcpu;
    }

    /** Another one runs where it could. */
    void waitsFromTheBegin() {
        state = Runstate.RUNNABLE;
        pcpu = -1;
        lastPcpu = -1;
    }

    /** Whether any record names it. */
    boolean isTold() {
        return !initial || lastPcpu >= 0;
    }

    /** Enters a state; {@code on} is where it runs. */
    void become(Runstate next, long now, int on) {
        account(now, !initial);
        initial = false;
        if (state == Runstate.RUNNING && reason >= 0) {
            inXen += now - Math.max(exit, switchedIn);
        }
        if (next == Runstate.RUNNABLE) {
            cause = state == Runstate.RUNNING ? 1 : 0;
        }
        if (next == Runstate.RUNNING) {
            migrations += lastPcpu >= 0 && lastPcpu != on ? 1 : 0;
            lastPcpu = on;
            switchedIn = now;
        }
        pcpu = next == Runstate.RUNNING ? on : -1;
        state = next;
    }

    private void account(long now, boolean whole) {
        states[state.ordinal()].add(now - since, whole);
        if (state == Runstate.RUNNABLE) {
            waits[cause].add(now - since, whole);
        }
        since = now;
    }

    void exits(int why, long now) {
        inGuest = false;
        reason = why;
        exit = now;
        inXen = 0;
    }

    void enters(long now) {
        inGuest = true;
        if (reason >= 0) {
            Exits account = arcs.computeIfAbsent(reason, r -> new Exits());
            account.count++;
            account.ticks += now - exit;
            account.inXen += inXen + now - Math.max(exit, switchedIn);
        }
        reason = -1;
    }

    void end(long now) {
        account(now, false);
        if (reason >= 0) {
            arcs.computeIfAbsent(reason, r -> new Exits()).unfinished++;
        }
    }

    /** The line that {@link Outcome#vcpus()} must have. */
    String line() {
        StringJoiner line = new StringJoiner(" ").add(name.toString());
        for (Runstate which : Runstate.values()) {
            add(line, which.name().toLowerCase(java.util.Locale.ROOT), states[which.ordinal()]);
        }
        for (int i = 0; i < CAUSES.length; i++) {
            add(line, CAUSES[i], waits[i]);
        }
        if (migrations > 0) {
            line.add("migrations " + migrations);
        }
        return line.toString();
    }

    private static void add(StringJoiner line, String what, Sum sum) {
        if (sum.total > 0 || sum.whole > 0) {
            line.add(what + " " + Outcome.stays(sum.total, sum.whole, sum.longest, sum.cut));
        }
    }

    /** The lines that {@link Outcome#exits()} must have. */
    void addExits(StringJoiner lines) {
        arcs.forEach((why, sum) -> lines.add(name + " " + why + ": " + sum.count + " arcs of " + sum.ticks + ", "
                + sum.inXen + " in Xen, " + sum.unfinished + " unfinished"));
    }
}
