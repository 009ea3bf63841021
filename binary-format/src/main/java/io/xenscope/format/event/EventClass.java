package io.xenscope.format.event;

/** The class of an event, one bit of 27:16 of its id (xentrace format, section 1.2). */
public enum EventClass {
    GEN(GenEvents.CLASS),
    SCHED(SchedEvents.CLASS),
    DOM0OP(Dom0Events.CLASS),
    HVM(HvmEvents.CLASS),
    MEM(MemEvents.CLASS),
    PV(PvEvents.CLASS),
    SHADOW(ShadowEvents.CLASS),
    /** Called PM before Xen 4.2. */
    HW(HwEvents.CLASS),
    /** Written by guests, since Xen 4.1. */
    GUEST(GuestEvents.CLASS),
    /** No bit, several bits, or a bit that was never assigned. */
    UNKNOWN(0);

    private static final EventClass[] ALL = values();

    private final int first;

    EventClass(int first) {
        this.first = first;
    }

    public static EventClass of(int id) {
        int first = EventId.classOf(id);
        for (EventClass candidate : ALL) {
            if (candidate.first == first) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}
