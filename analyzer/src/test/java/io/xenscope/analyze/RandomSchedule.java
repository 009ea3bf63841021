package io.xenscope.analyze;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A random schedule of some vcpus on some pcpus: the records that Xen would write of it, and the truth.
 *
 * <p>The first records say who runs, and every vcpu changes its state at least once, so that all are in the records.
 */
final class RandomSchedule {
    private static final Runstate[] SLEEPS = {Runstate.BLOCKED, Runstate.BLOCKED, Runstate.OFFLINE};

    private final TraceMaker trace = new TraceMaker();
    private final Random random;
    private final VcpuTruth[] running;
    private final VcpuTruth[] idle;
    private final long[] busy;
    private final long[] busySince;
    private final List<VcpuTruth> vcpus = new ArrayList<>();
    private long now;

    RandomSchedule(long seed, int pcpus, int guests, int steps) {
        random = new Random(seed);
        running = new VcpuTruth[pcpus];
        idle = new VcpuTruth[pcpus];
        busy = new long[pcpus];
        busySince = new long[pcpus];
        for (int pcpu = 0; pcpu < pcpus; pcpu++) {
            idle[pcpu] = running[pcpu] = new VcpuTruth(VcpuName.idle(pcpu), false, Runstate.RUNNING, pcpu);
        }
        for (int i = 0; i < guests; i++) {
            int home = i < pcpus && random.nextBoolean() ? i : -1;
            Runstate state = home >= 0 ? Runstate.RUNNING : SLEEPS[random.nextInt(3)];
            VcpuTruth vcpu = new VcpuTruth(VcpuName.d(1 + i / 3).v(i % 3), random.nextBoolean(), state, home);
            vcpus.add(vcpu);
            if (home >= 0) {
                idle[home].waitsFromTheBegin();
                running[home] = vcpu;
            }
        }
        simulate(steps);
    }

    private void simulate(int steps) {
        for (int pcpu = 0; pcpu < running.length; pcpu++) {
            at(pcpu).continues(running[pcpu].name);
        }
        for (int step = 0; step < steps; step++) {
            now += 1 + random.nextInt(1 << random.nextInt(12));
            step(random.nextInt(running.length));
            if (random.nextInt(50) == 0) {
                trace.sweep();
            }
        }
        for (VcpuTruth vcpu : vcpus) {
            now += 1 + random.nextInt(9);
            wakeIfAsleep(vcpu, 0);
        }
        at(0).continues(running[0].name);
        vcpus.forEach(vcpu -> vcpu.end(now));
        for (int pcpu = 0; pcpu < running.length; pcpu++) {
            idle[pcpu].end(now);
            busy[pcpu] += running[pcpu] == idle[pcpu] ? 0 : now - busySince[pcpu];
        }
    }

    private void step(int pcpu) {
        VcpuTruth vcpu = running[pcpu];
        switch (random.nextInt(4)) {
            case 0 -> wakeIfAsleep(vcpus.get(random.nextInt(vcpus.size())), pcpu);
            case 1 -> leave(pcpu);
            case 2 -> at(pcpu).continues(vcpu.name);
            default -> crossBorder(pcpu, vcpu);
        }
    }

    private PcpuTrace at(int pcpu) {
        return trace.pcpu(pcpu).at(now);
    }

    private void wakeIfAsleep(VcpuTruth vcpu, int pcpu) {
        if (vcpu.state == Runstate.BLOCKED || vcpu.state == Runstate.OFFLINE) {
            at(pcpu).runstate(vcpu.name, vcpu.state, Runstate.RUNNABLE);
            vcpu.become(Runstate.RUNNABLE, now, -1);
        }
    }

    private void crossBorder(int pcpu, VcpuTruth vcpu) {
        if (vcpu.hvm && vcpu.inGuest) {
            int reason = random.nextInt(60);
            at(pcpu).vmexit(reason, random.nextLong());
            vcpu.exits(reason, now);
        } else if (vcpu.hvm) {
            at(pcpu).vmentry();
            vcpu.enters(now);
        }
    }

    /** The running vcpu leaves, from inside Xen; another one comes, or it is idle's turn. */
    private void leave(int pcpu) {
        VcpuTruth out = running[pcpu];
        if (out.hvm && out.inGuest) {
            crossBorder(pcpu, out);
            now += random.nextInt(50);
        }
        List<VcpuTruth> ready =
                vcpus.stream().filter(v -> v.state == Runstate.RUNNABLE).toList();
        VcpuTruth in = ready.isEmpty() ? idle[pcpu] : ready.get(random.nextInt(ready.size()));
        if (in == out) {
            return;
        }
        Runstate then = out == idle[pcpu] || random.nextInt(3) == 0 ? Runstate.RUNNABLE : SLEEPS[random.nextInt(3)];
        at(pcpu).switchTo(out.name, then, in.name);
        out.become(then, now, -1);
        in.become(Runstate.RUNNING, now, pcpu);
        running[pcpu] = in;
        busy[pcpu] += out == idle[pcpu] ? 0 : now - busySince[pcpu];
        busySince[pcpu] = now;
    }

    byte[] bytes() {
        return trace.bytes();
    }

    /** What {@link Outcome#toString()} must be, but for faults, of which there are none. */
    String truth() {
        StringJoiner guests = new StringJoiner("\n");
        StringJoiner idlers = new StringJoiner("\n");
        StringJoiner pcpus = new StringJoiner("\n");
        StringJoiner exits = new StringJoiner("\n");
        for (VcpuTruth vcpu : vcpus) {
            guests.add(vcpu.line());
            vcpu.addExits(exits);
        }
        for (int pcpu = 0; pcpu < running.length; pcpu++) {
            if (idle[pcpu].isTold()) {
                idlers.add(idle[pcpu].line());
            }
            pcpus.add("p" + pcpu + (busy[pcpu] > 0 ? " busy " + busy[pcpu] : "")
                    + (now > busy[pcpu] ? " idle " + (now - busy[pcpu]) : ""));
        }
        return String.join("\n", guests.toString(), idlers.toString(), pcpus.toString(), exits.toString(), "");
    }
}
