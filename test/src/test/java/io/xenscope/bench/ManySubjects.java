package io.xenscope.bench;

import io.xenscope.samples.PcpuTrace;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes captures of very many subjects with few records each: what grows with their number is seen. A tick is a nanosecond.
 *
 * <p>{@code ManySubjects vcpus|pcpus|moves COUNT OUTPUT}
 */
public final class ManySubjects {
    private static final int PCPUS = 64;
    private static final int VCPUS_PER_DOMAIN = 1000;
    private static final int SWEEP = 150 * PCPUS;
    private static final long BEGIN = 1_000_000_000;

    private ManySubjects() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        byte[] capture = switch (args[0]) {
            case "vcpus" -> vcpus(count);
            case "pcpus" -> pcpus(count);
            case "moves" -> moves(count);
            default -> throw new IllegalArgumentException(args[0]);
        };
        Files.write(Path.of(args[2]), capture);
    }

    /** So many vcpus, a thousand to a domain, of which each is woken, waits, runs once and blocks. */
    public static byte[] vcpus(int count) {
        TraceMaker trace = new TraceMaker();
        for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
            trace.pcpu(pcpu).at(BEGIN).runs(VcpuName.idle(pcpu));
        }
        for (int i = 0; i < count; i++) {
            VcpuName vcpu = VcpuName.d(1 + i / VCPUS_PER_DOMAIN).v(i % VCPUS_PER_DOMAIN);
            PcpuTrace pcpu = trace.pcpu(i % PCPUS).at(BEGIN + 2000L * (1 + i / PCPUS));
            pcpu.wakes(vcpu).after(100 + i % 7).idleTo(vcpu).after(1000).blocksToIdle();
            if (i % SWEEP == SWEEP - 1) {
                trace.sweep();
            }
        }
        return trace.bytes();
    }

    /** So many pcpus, on each of which a vcpu of its own runs once. */
    public static byte[] pcpus(int count) {
        TraceMaker trace = new TraceMaker();
        for (int i = 0; i < count; i++) {
            VcpuName vcpu = VcpuName.d(1 + i / VCPUS_PER_DOMAIN).v(i % VCPUS_PER_DOMAIN);
            PcpuTrace pcpu = trace.pcpu(i).at(BEGIN + i).runs(VcpuName.idle(i)).after(10_000);
            pcpu.wakes(vcpu).after(100 + i % 7).idleTo(vcpu).after(1000 + i).blocksToIdle();
        }
        return trace.bytes();
    }

    /** A vcpu that moves so many times to and fro between two pcpus, at an even pace. */
    public static byte[] moves(int count) {
        VcpuName vcpu = VcpuName.d(1).v(0);
        TraceMaker trace = new TraceMaker();
        for (int run = 0; run < count; run++) {
            trace.pcpu(run % 2)
                    .at(BEGIN + 11_000L * run)
                    .runs(vcpu)
                    .after(10_000)
                    .preempted(vcpu);
            if (run % 2000 == 1999) {
                trace.sweep();
            }
        }
        return trace.bytes();
    }
}
