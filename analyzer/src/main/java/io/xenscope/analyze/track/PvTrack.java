package io.xenscope.analyze.track;

import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;

/**
 * Entries of PV guests into Xen, counted by vcpu.
 *
 * <pre>
 * id 0x20100n (before 4.3: 0x20f00n), | 0x100 with 64-bit addresses; n is the kind
 * HYPERCALL      1   w0.. eip (64-bit: two words)   last word eax
 * TRAP           3   last word  14..0 vector
 * HYPERCALL_V2  13   w0  19..0 number
 * SUBCALL       14   id 0x20200e   w0  19..0 number
 * </pre>
 */
public final class PvTrack implements Track {
    private static final int ENTRY = 0x201000;
    private static final int SUBCALL = 0x202000;
    private static final int OLD_ENTRY = 0x20F000;
    private static final int KIND_AND_WIDTH = 0x10F;

    /** Of each kind: which bits of its word are its number. */
    private static final int[] NUMBER_BITS = new int[PvKind.LIMIT];

    /** Of each kind: all bits where the number is in the last word, none where it is in the first. */
    private static final int[] LAST_WORD = new int[PvKind.LIMIT];

    static {
        NUMBER_BITS[PvKind.HYPERCALL.number()] = 0xF_FFFF;
        NUMBER_BITS[PvKind.HYPERCALL_V2.number()] = 0xF_FFFF;
        NUMBER_BITS[PvKind.SUBCALL.number()] = 0xF_FFFF;
        NUMBER_BITS[PvKind.TRAP.number()] = 0x7FFF;
        LAST_WORD[PvKind.HYPERCALL.number()] = -1;
        LAST_WORD[PvKind.TRAP.number()] = -1;
    }

    private final BySlot<PvAccount> accounts = new BySlot<>(PvAccount::new);

    @Override
    public void register(EventTable table) {
        table.on(ENTRY, KIND_AND_WIDTH, this::entry)
                .on(SUBCALL, KIND_AND_WIDTH, this::entry)
                .on(OLD_ENTRY, KIND_AND_WIDTH, this::entry);
    }

    private void entry(RecordCursor record, PcpuWalk pcpu) {
        int kind = record.event() & PvKind.LIMIT - 1;
        int word = record.word(record.wordCount() - 1 & LAST_WORD[kind]) & NUMBER_BITS[kind];
        accounts.of(pcpu.slot()).count(kind, Math.min(word, PvAccount.NUMBERS - 1));
    }

    public BySlot<PvAccount> accounts() {
        return accounts;
    }
}
