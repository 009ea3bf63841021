package io.xenscope.format.vmcore;

import io.xenscope.format.Capture;
import io.xenscope.format.Origin;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import java.util.List;

/** The trace buffers in a dump, of which a capture was made, and what is known of them. */
public final class DumpOrigin implements Origin {
    private final BufferFacts facts;
    private final List<String> warnings;
    private final long damaged;

    /** {@code damaged} bytes of buffers could not be read, or were not in the dump. */
    DumpOrigin(BufferFacts facts, List<String> warnings, long damaged) {
        this.facts = facts;
        this.warnings = List.copyOf(warnings);
        this.damaged = damaged;
    }

    /** What a capture was found in; null where it was a capture already. */
    public static DumpOrigin of(Capture capture) {
        return capture.source().origin() instanceof DumpOrigin dump ? dump : null;
    }

    public BufferFacts facts() {
        return facts;
    }

    /** What a reader of the capture must know, a sentence each, for people. */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public boolean beginsMidway() {
        return true;
    }

    @Override
    public boolean endsEarly(int pcpu) {
        return facts.rings().stream().anyMatch(ring -> ring.pcpu() == pcpu && ring.endsEarly());
    }

    @Override
    public Problems faultsBefore() {
        Problems problems = new Problems();
        if (damaged > 0) {
            problems.at(Problems.NOWHERE, ProblemKind.DAMAGED_BUFFER, damaged);
        }
        return problems;
    }
}
