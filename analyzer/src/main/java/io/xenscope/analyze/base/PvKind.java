package io.xenscope.analyze.base;

import io.xenscope.format.event.PvEvents;

/** The ways in which a PV guest enters Xen, numbered as their events are. */
public enum PvKind {
    HYPERCALL(PvEvents.HYPERCALL),
    TRAP(PvEvents.TRAP),
    PAGE_FAULT(PvEvents.PAGE_FAULT),
    FORCED_INVALID_OP(PvEvents.FORCED_INVALID_OP),
    EMULATE_PRIVOP(PvEvents.EMULATE_PRIVOP),
    EMULATE_4GB(PvEvents.EMULATE_4GB),
    MATH_STATE_RESTORE(PvEvents.MATH_STATE_RESTORE),
    PAGING_FIXUP(PvEvents.PAGING_FIXUP),
    GDT_LDT_MAPPING_FAULT(PvEvents.GDT_LDT_MAPPING_FAULT),
    PTWR_EMULATION(PvEvents.PTWR_EMULATION),
    PTWR_EMULATION_PAE(PvEvents.PTWR_EMULATION_PAE),
    HYPERCALL_V2(PvEvents.HYPERCALL_V2),
    SUBCALL(PvEvents.HYPERCALL_SUBCALL),
    UNKNOWN(0);

    /** Numbers are below. */
    public static final int LIMIT = PvEvents.KIND_BITS + 1;

    private final int number;

    PvKind(int event) {
        this.number = PvEvents.kind(event);
    }

    public int number() {
        return number;
    }

    /** By number; {@link #UNKNOWN} where no kind has it. */
    public static PvKind of(int number) {
        for (PvKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** The stable name of machine formats; both forms of a hypercall record are one kind. */
    public String key() {
        return this == HYPERCALL_V2 ? HYPERCALL.key() : name().toLowerCase(java.util.Locale.ROOT);
    }
}
