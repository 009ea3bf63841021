package io.xenscope.analyze.span;

import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A host that does things at random: says them to a {@link TraceMaker}, and keeps book of what was said. Domains with odd
 * numbers are HVM guests, which leave a pcpu only out of an exit. On a mixed host, as damage makes it, every vcpu does what
 * both kinds of guest do, and is interrupted.
 */
final class RandomHost {
    /** One stay of a vcpu on a pcpu. */
    record Stay(VcpuName vcpu, int pcpu, long begin, long end) {}

    private static final class Vcpu {
        final VcpuName name;
        Runstate state = Runstate.BLOCKED;
        boolean inExit;
        long since;

        Vcpu(VcpuName name) {
            this.name = name;
        }

        boolean isHvm() {
            return name.domain() % 2 == 1;
        }
    }

    final List<Stay> stays = new ArrayList<>();
    int exits;
    int calls;
    int members;
    int wakes;
    int traps;

    private final Random random;
    private final TraceMaker trace;
    private final List<Vcpu> vcpus = new ArrayList<>();
    private final Vcpu[] running;
    private final boolean isMixed;
    private long now = 1_000;

    RandomHost(long seed, TraceMaker trace, int steps) {
        this(seed, trace, steps, false);
    }

    RandomHost(long seed, TraceMaker trace, int steps, boolean isMixed) {
        this.isMixed = isMixed;
        this.random = new Random(seed);
        this.trace = trace;
        this.running = new Vcpu[1 + random.nextInt(3)];
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            vcpus.add(new Vcpu(VcpuName.d(random.nextInt(4)).v(i)));
        }
        for (int pcpu = 0; pcpu < running.length; pcpu++) {
            trace.pcpu(pcpu).at(now).runs(idle(pcpu));
        }
        for (int step = 0; step < steps; step++) {
            step(random.nextInt(running.length));
        }
        finish();
    }

    private void step(int pcpu) {
        now += 1 + random.nextInt(4);
        PcpuTrace here = trace.pcpu(pcpu).at(now);
        if (random.nextInt(5) == 0) {
            here.window();
        }
        int dice = random.nextInt(10);
        if (dice < 2) {
            wake(here);
        } else if (dice < 4) {
            schedule(pcpu, here);
        } else if (running[pcpu] != null) {
            act(running[pcpu], here);
        }
    }

    private void wake(PcpuTrace here) {
        Vcpu vcpu = vcpus.get(random.nextInt(vcpus.size()));
        if (vcpu.state == Runstate.BLOCKED) {
            here.wake(vcpu.name);
            vcpu.state = Runstate.RUNNABLE;
            wakes++;
        }
    }

    private void schedule(int pcpu, PcpuTrace here) {
        Vcpu prev = running[pcpu];
        if (prev != null && prev.isHvm() && !prev.inExit && !isMixed) {
            return;
        }
        Vcpu next = vcpus.stream()
                .filter(vcpu -> vcpu.state == Runstate.RUNNABLE)
                .findFirst()
                .orElse(null);
        if (prev == null && next == null) {
            return;
        }
        Runstate becomes = prev == null || random.nextBoolean() ? Runstate.RUNNABLE : Runstate.BLOCKED;
        switchTo(pcpu, here, next, becomes);
    }

    private void switchTo(int pcpu, PcpuTrace here, Vcpu next, Runstate becomes) {
        Vcpu prev = running[pcpu];
        here.switchTo(prev == null ? idle(pcpu) : prev.name, becomes, next == null ? idle(pcpu) : next.name);
        if (prev != null) {
            stays.add(new Stay(prev.name, pcpu, prev.since, now));
            prev.state = becomes;
        }
        if (next != null) {
            next.state = Runstate.RUNNING;
            next.since = now;
        }
        running[pcpu] = next;
    }

    private void act(Vcpu vcpu, PcpuTrace here) {
        if (isMixed && random.nextInt(4) == 0) {
            long begin = now - random.nextInt(6);
            here.irqHandled(random.nextInt(4), begin, begin + random.nextInt(6));
        } else if (isMixed ? random.nextBoolean() : vcpu.isHvm()) {
            actAsHvm(vcpu, here);
        } else {
            actAsPv(here);
        }
    }

    private void actAsHvm(Vcpu vcpu, PcpuTrace here) {
        if (vcpu.inExit && random.nextBoolean()) {
            here.ioRead(0x3f8, 0);
            traps++;
        } else if (vcpu.inExit) {
            here.vmentry();
            vcpu.inExit = false;
        } else {
            here.vmexit(random.nextInt(60), 0x1000);
            vcpu.inExit = true;
            exits++;
        }
    }

    private void actAsPv(PcpuTrace here) {
        switch (random.nextInt(4)) {
            case 0 -> {
                here.trap(14, 0x1000);
                traps++;
            }
            case 1 -> {
                here.hypercall(13, 2).subcall(3).subcall(4);
                calls++;
                members += 2;
            }
            default -> {
                here.hypercall(17);
                calls++;
            }
        }
    }

    /** All leave their pcpus, so that no stay is cut. */
    private void finish() {
        now += 10;
        for (int pcpu = 0; pcpu < running.length; pcpu++) {
            if (running[pcpu] != null) {
                switchTo(pcpu, trace.pcpu(pcpu).at(now), null, Runstate.BLOCKED);
            }
        }
    }
}
