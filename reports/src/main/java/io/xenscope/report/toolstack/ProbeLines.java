package io.xenscope.report.toolstack;

import io.xenscope.analyze.toolstack.ToolCall;
import io.xenscope.format.event.Hypercalls;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Calls of toolstacks in the layout of the probes that people put into the driver of hypercalls: a line when a call begins and one
 * when it has ended at the latest, with the pcpu, the number of the hypercall in place of that of the probe, and the name.
 *
 * <pre>
 * CPU     ID                    FUNCTION:NAME
 *   0     36 privcmd_HYPERVISOR_domctl:dom-create-start
 * </pre>
 */
final class ProbeLines {
    private record Probe(long time, boolean isStart, ToolCall call) {}

    /** Of equal times what ends comes first. */
    private static final Comparator<Probe> IN_ORDER =
            Comparator.comparingLong(Probe::time).thenComparing(Probe::isStart);

    private ProbeLines() {}

    static void write(List<ToolCall> calls, Writer to) throws IOException {
        List<Probe> probes = new ArrayList<>();
        for (ToolCall call : calls) {
            probes.add(new Probe(call.begin(), true, call));
            if (!call.isTruncated()) {
                probes.add(new Probe(Math.max(call.begin() + 1, call.latestEnd()), false, call));
            }
        }
        probes.sort(IN_ORDER);
        to.write("CPU     ID                    FUNCTION:NAME\n");
        for (Probe probe : probes) {
            ToolCall call = probe.call;
            String name = "privcmd_HYPERVISOR_" + Hypercalls.name(call.number()) + ":" + name(call)
                    + (probe.isStart ? "-start" : "-end");
            to.write(String.format("%3d %6d %s%n", call.pcpu(), call.number(), name));
        }
        to.flush();
    }

    /** What the probe of such a call is called; {@code other} where records do not say what it did. */
    private static String name(ToolCall call) {
        return switch (call.subOp()) {
            case CREATE -> "dom-create";
            case DESTROY -> "dom-destroy";
            case PAUSE -> "dom-pause";
            case UNPAUSE -> "dom-unpause";
            case DECREASE -> "decrease-reservation";
            default -> call.isBatch() ? "mmu-update" : "other";
        };
    }
}
