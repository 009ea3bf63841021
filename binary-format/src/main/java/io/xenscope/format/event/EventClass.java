package io.xenscope.format.event;

/** The class of an event, one bit of 27:16 of its id (xentrace format, section 1.2). */
public enum EventClass {
    GEN(0x001),
    SCHED(0x002),
    DOM0OP(0x004),
    HVM(0x008),
    MEM(0x010),
    PV(0x020),
    SHADOW(0x040),
    /** Called PM before Xen 4.2. */
    HW(0x080),
    /** Written by guests, since Xen 4.1. */
    GUEST(0x800),
    /** No bit, several bits, or a bit that was never assigned. */
    UNKNOWN(0);

    private static final EventClass[] ALL = values();

    private final int bits;

    EventClass(int bits) {
        this.bits = bits;
    }

    public static EventClass of(int id) {
        int bits = id >>> 16;
        for (EventClass candidate : ALL) {
            if (candidate.bits == bits) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}
