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
    private static final int MOST_NUMBERS = 255;

    private final BySlot<PvAccount> accounts = new BySlot<>(PvAccount::new);

    @Override
    public void register(EventTable table) {
        table.on(ENTRY, KIND_AND_WIDTH, this::entry)
                .on(SUBCALL, KIND_AND_WIDTH, this::entry)
                .on(OLD_ENTRY, KIND_AND_WIDTH, this::entry);
    }

    private void entry(RecordCursor record, PcpuWalk pcpu) {
        PvAccount account = accounts.of(pcpu.slot());
        PvKind kind = PvKind.of(record.event());
        account.kinds().count(kind.ordinal());
        int words = record.wordCount();
        if (words == 0) {
            return;
        }
        switch (kind) {
            case HYPERCALL_V2 -> account.hypercalls().count(number(record.word(0)));
            case SUBCALL -> account.subcalls().count(number(record.word(0)));
            case HYPERCALL -> account.hypercalls().count(number(record.word(words - 1)));
            case TRAP -> account.traps().count(Math.min(record.word(words - 1) & 0x7FFF, MOST_NUMBERS));
            default -> {
                // the kind is all that is counted
            }
        }
    }

    /** The hypercall number, or the highest that is counted where damage gives a larger one. */
    private static int number(int word) {
        return Math.min(word & 0xF_FFFF, MOST_NUMBERS);
    }

    public BySlot<PvAccount> accounts() {
        return accounts;
    }
}
