package io.xenscope.format.vmcore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Chooses among tables that a search found: one with records, the most whole rings, and then the latest record. */
final class RingChoice {
    private final String name;
    private final PhysicalMemory memory;
    private final List<TraceInfo> accepted = new ArrayList<>();
    private RingCopies best;

    RingChoice(String name, PhysicalMemory memory) {
        this.name = name;
        this.memory = memory;
    }

    /** The rings of the best table, or null where no ring of any has records. */
    RingCopies best(List<TraceInfo> tables) throws IOException {
        for (TraceInfo table : tables) {
            RingCopies rings = RingCopies.of(name, memory, table);
            if (rings.convincing() == 0) {
                rings.close();
                continue;
            }
            accepted.add(table);
            if (best == null || isBetter(rings, best)) {
                RingCopies worse = best;
                best = rings;
                rings = worse;
            }
            if (rings != null) {
                rings.close();
            }
        }
        return best;
    }

    private static boolean isBetter(RingCopies one, RingCopies other) {
        return one.convincing() != other.convincing()
                ? one.convincing() > other.convincing()
                : one.lastTsc() > other.lastTsc();
    }

    int accepted() {
        return accepted.size();
    }

    List<String> warnings() {
        if (accepted.size() < 2) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        accepted.forEach(table -> all.add(CrashDumps.hex(table.address())));
        return List.of("several tables of trace buffers (an earlier boot?): " + String.join(", ", all) + "; "
                + CrashDumps.hex(best.info().address()) + " is read; give --t-info ADDRESS for another");
    }
}
