package io.xenscope.analyze.clock;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;

import io.xenscope.format.event.Runstate;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.util.Random;
import java.util.stream.IntStream;

/** A random schedule, told by runstate records alone, no two of them at the same time. */
final class SmallSchedule {
    private final TraceMaker trace = new TraceMaker();
    private final Random random;
    private final int[] running;
    private final Runstate[] states;
    private long now = 100;

    SmallSchedule(Random random, int pcpus) {
        this.random = random;
        running = IntStream.range(0, pcpus).map(pcpu -> -1).toArray();
        states = new Runstate[pcpus + 1];
        java.util.Arrays.fill(states, Runstate.BLOCKED);
        for (int pcpu = 0; pcpu < pcpus; pcpu++) {
            trace.pcpu(pcpu).at(now++).runs(idle(pcpu));
        }
    }

    TraceMaker trace(int steps) {
        for (int step = 0; step < steps; step++) {
            now += 1 + random.nextInt(1 << random.nextInt(6));
            int pcpu = random.nextInt(running.length);
            int vcpu = random.nextInt(states.length);
            if (states[vcpu] == Runstate.BLOCKED) {
                trace.pcpu(pcpu).at(now).wakes(name(vcpu));
                states[vcpu] = Runstate.RUNNABLE;
            } else if (running[pcpu] >= 0) {
                leave(pcpu);
            } else if (states[vcpu] == Runstate.RUNNABLE) {
                trace.pcpu(pcpu).at(now).preempted(idle(pcpu)).at(++now).runs(name(vcpu));
                states[vcpu] = Runstate.RUNNING;
                running[pcpu] = vcpu;
            }
        }
        return trace;
    }

    private void leave(int pcpu) {
        Runstate then = random.nextBoolean() ? Runstate.BLOCKED : Runstate.RUNNABLE;
        trace.pcpu(pcpu).at(now).runstate(name(running[pcpu]), Runstate.RUNNING, then);
        states[running[pcpu]] = then;
        running[pcpu] = -1;
        trace.pcpu(pcpu).at(++now).runs(idle(pcpu));
    }

    private static VcpuName name(int vcpu) {
        return d(1 + vcpu).v(0);
    }
}
