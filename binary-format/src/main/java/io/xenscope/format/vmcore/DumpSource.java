package io.xenscope.format.vmcore;

import io.xenscope.format.ByteSource;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import java.util.List;

/** The bytes of a capture that was made of the trace buffers in a dump, and what is known of these. */
public final class DumpSource implements ByteSource {
    private final ByteSource bytes;
    private final BufferFacts facts;
    private final List<String> warnings;
    private final long damaged;
    private final boolean whole;

    /** {@code damaged} bytes of buffers could not be read, or were not in the dump; {@code whole} see {@link #isWhole}. */
    DumpSource(ByteSource bytes, BufferFacts facts, List<String> warnings, long damaged, boolean whole) {
        this.whole = whole;
        this.bytes = bytes;
        this.facts = facts;
        this.warnings = List.copyOf(warnings);
        this.damaged = damaged;
    }

    /** What a capture was found in; null where it was a capture already. */
    public static DumpSource of(Capture capture) {
        return capture.source() instanceof DumpSource dump ? dump : null;
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
    public boolean isWhole() {
        return whole;
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

    @Override
    public String name() {
        return bytes.name();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int i32(long offset) {
        return bytes.i32(offset);
    }

    @Override
    public long i64(long offset) {
        return bytes.i64(offset);
    }

    @Override
    public void copy(long offset, byte[] to, int count) {
        bytes.copy(offset, to, count);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
