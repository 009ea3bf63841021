package io.xenscope.analyze.track;

/** The ways in which a PV guest enters Xen, numbered as their events are. */
public enum PvKind {
    HYPERCALL(1),
    TRAP(3),
    PAGE_FAULT(4),
    FORCED_INVALID_OP(5),
    EMULATE_PRIVOP(6),
    EMULATE_4GB(7),
    MATH_STATE_RESTORE(8),
    PAGING_FIXUP(9),
    GDT_LDT_MAPPING_FAULT(10),
    PTWR_EMULATION(11),
    PTWR_EMULATION_PAE(12),
    HYPERCALL_V2(13),
    SUBCALL(14),
    UNKNOWN(0);

    /** Numbers are below. */
    static final int LIMIT = 16;

    private final int number;

    PvKind(int number) {
        this.number = number;
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
