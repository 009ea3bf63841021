package io.xenscope.format.event;

/**
 * Ids of the events of class PV: how PV guests enter Xen. Constants are without the flag {@link #WIDE}.
 *
 * <p>Entries have the same numbers in {@link #ENTRY} and, before Xen 4.3, in {@link #OLD_ENTRY}.
 */
public final class PvEvents {
    /** The class as an id, with nothing below. */
    public static final int CLASS = 0x020_0000;

    /** The sub-class of entries. */
    public static final int ENTRY = 0x020_1000;

    /** The sub-class of the members of multicalls. */
    public static final int SUBCALL = 0x020_2000;

    /** The sub-class of entries before Xen 4.3. */
    public static final int OLD_ENTRY = 0x020_f000;

    /** The flag of events with 64-bit addresses. */
    public static final int WIDE = 0x100;

    /** The bits of the number that say how the guest enters. */
    public static final int KIND_BITS = 0xF;

    /** The first form of a hypercall: the number is in the last word. */
    public static final int HYPERCALL = 0x020_1001;

    public static final int TRAP = 0x020_1003;
    public static final int PAGE_FAULT = 0x020_1004;
    public static final int FORCED_INVALID_OP = 0x020_1005;
    public static final int EMULATE_PRIVOP = 0x020_1006;
    public static final int EMULATE_4GB = 0x020_1007;
    public static final int MATH_STATE_RESTORE = 0x020_1008;
    public static final int PAGING_FIXUP = 0x020_1009;
    public static final int GDT_LDT_MAPPING_FAULT = 0x020_100a;
    public static final int PTWR_EMULATION = 0x020_100b;
    public static final int PTWR_EMULATION_PAE = 0x020_100c;

    /** The second form of a hypercall, since Xen 4.3: number and arguments, the number in the first word. */
    public static final int HYPERCALL_V2 = 0x020_100d;

    /** A member of a multicall; words as in {@link #HYPERCALL_V2}. */
    public static final int HYPERCALL_SUBCALL = 0x020_200e;

    public static final int OLD_HYPERCALL = 0x020_f001;

    private PvEvents() {}

    /** Whether a PV guest has entered Xen, or a member of a multicall begins: all of the class. */
    public static boolean isPvEntry(int event) {
        return EventId.classOf(event) == CLASS;
    }

    /** Whether it is of one of the two sub-classes in which entries are numbered by their kind. */
    public static boolean isNumberedEntry(int event) {
        int subclass = event & ~EventId.NUMBER_BITS;
        return subclass == ENTRY || subclass == OLD_ENTRY;
    }

    /** Whether a hypercall begins, in either form of the record; members of multicalls do not count. */
    public static boolean isHypercall(int event) {
        int kind = event & ~WIDE;
        return event == HYPERCALL_V2 || kind == HYPERCALL || kind == OLD_HYPERCALL;
    }

    /** Whether a member of a multicall begins. */
    public static boolean isSubcall(int event) {
        return event == HYPERCALL_SUBCALL;
    }

    /** Whether a record has the arguments of a call: the second form, and members of multicalls. */
    public static boolean hasArguments(int event) {
        return event == HYPERCALL_V2 || event == HYPERCALL_SUBCALL;
    }

    /** How the guest enters: the number without its flag, the same in all sub-classes. */
    public static int kind(int event) {
        return event & KIND_BITS;
    }
}
