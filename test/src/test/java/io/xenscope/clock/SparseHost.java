package io.xenscope.clock;

import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A made capture of a host on which little happens that pcpus share: vcpus sleep long, run shortly, and now and then elsewhere. Drawn
 * from a seed; a tick is a nanosecond, all clocks agree, and windows are fetched in turn.
 */
final class SparseHost {
    private static final long SWEEP = 100_000_000;
    private static final long BEGIN = 50_000_000_000L;

    /** What happens at a moment; of one moment in the order of being made. */
    private record Event(long time, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(number, other.number);
        }
    }

    private final Random random;
    private final TraceMaker trace = new TraceMaker();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Integer> idle = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final int wakers;
    private final int longestSleep;
    private long now = BEGIN;
    private long made;

    private SparseHost(long seed, int pcpus, int wakers, int longestSleep) {
        this.random = new Random(seed);
        this.wakers = wakers;
        this.longestSleep = longestSleep;
        for (int pcpu = 0; pcpu < pcpus; pcpu++) {
            idle.add(pcpu);
            trace.pcpu(pcpu).at(BEGIN).runs(VcpuName.idle(pcpu));
        }
    }

    /** Dom0 of some vcpus alone on so many pcpus, which all may run it; it sleeps for up to 300 ms. */
    static byte[] idle(long seed, int pcpus, int vcpus, double seconds) {
        SparseHost host = new SparseHost(seed, pcpus, pcpus, 300_000_000);
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            host.sleep(VcpuName.d(0).v(vcpu), -1);
        }
        return host.bytes(seconds);
    }

    /** {@code busy} pcpus with a vcpu each of its own, which never leaves, and a few vcpus that all of them may run. */
    static byte[] mostlyPinned(long seed, int busy, int shared, double seconds) {
        return partlyBusy(seed, busy, busy, shared, seconds);
    }

    /**
     * Many pcpus of which the first {@code busy} have a vcpu each of their own, and now and then one of a few vcpus that all of them may run;
     * the others only begin.
     */
    static byte[] partlyBusy(long seed, int pcpus, int busy, int shared, double seconds) {
        SparseHost host = new SparseHost(seed, pcpus, busy, 30_000_000);
        host.idle.removeIf(pcpu -> pcpu >= busy);
        for (int vcpu = 0; vcpu < busy; vcpu++) {
            host.sleep(VcpuName.d(1).v(vcpu), vcpu);
        }
        for (int vcpu = 0; vcpu < shared; vcpu++) {
            host.sleep(VcpuName.d(0).v(vcpu), -1);
        }
        return host.bytes(seconds);
    }

    /** As the null scheduler does it: every vcpu has a pcpu of its own, where it runs; any pcpu wakes it. */
    static byte[] pinned(long seed, int pcpus, double seconds) {
        return partlyBusy(seed, pcpus, pcpus, 0, seconds);
    }

    private void at(long time, Runnable action) {
        events.add(new Event(time, made++, action));
    }

    /** Wakes later; {@code home} is where it runs, -1 where any pcpu will do. */
    private void sleep(VcpuName vcpu, int home) {
        at(now + 1_000_000 + random.nextInt(longestSleep), () -> {
            trace.pcpu(random.nextInt(wakers)).at(now).wake(vcpu);
            at(now + 5_000 + random.nextInt(40_000), () -> run(vcpu, home));
        });
    }

    private void run(VcpuName vcpu, int home) {
        boolean isFree = home < 0 ? !idle.isEmpty() : idle.contains(home);
        if (!isFree) {
            waiting.add(() -> run(vcpu, home));
            return;
        }
        int pcpu = home < 0 ? idle.get(random.nextInt(idle.size())) : home;
        idle.remove((Integer) pcpu);
        trace.pcpu(pcpu).at(now).idleTo(vcpu);
        at(now + 30_000 + random.nextInt(3_000_000), () -> {
            trace.pcpu(pcpu).at(now).blocksToIdle();
            idle.add(pcpu);
            sleep(vcpu, home);
            int tried = waiting.size();
            for (int i = 0; i < tried; i++) {
                Runnable next = waiting.poll();
                at(now + 2_000, next);
            }
        });
    }

    private byte[] bytes(double seconds) {
        long end = BEGIN + (long) (seconds * 1e9);
        long sweep = BEGIN + SWEEP;
        while (!events.isEmpty() && events.peek().time() < end) {
            Event next = events.poll();
            if (next.time() >= sweep) {
                trace.sweep();
                sweep += SWEEP;
            }
            now = next.time();
            next.action().run();
        }
        return trace.bytes();
    }
}
