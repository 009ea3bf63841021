package io.xenscope.format.event;

/**
 * Ids of the events of trace context: Xen's are a sub-class of HW, guests' are 16 numbers of class GUEST (trace context,
 * section 3.2). Constants are Xen's.
 */
public final class ContextEvents {
    /** The sub-class of Xen's own. */
    public static final int CTX = 0x080_4000;

    /** The first of the ids that guests use. */
    public static final int GUEST_CTX = GuestEvents.ALL | 0x7c0;

    public static final int BEGIN = 0x080_4001;
    public static final int END = 0x080_4002;
    public static final int PARENT = 0x080_4003;
    public static final int SUSPEND = 0x080_4004;
    public static final int RESUME = 0x080_4005;
    public static final int ATTR = 0x080_4006;
    public static final int CLOCK = 0x080_4007;

    /** {@link #CLOCK} as guests write it. */
    public static final int GUEST_CLOCK = 0x800_f7c7;

    private static final int GUEST_BITS = 0xF;

    private ContextEvents() {}

    /** Xen's id of what a guest wrote; any other event as it is. */
    public static int asXens(int event) {
        return (event & ~GUEST_BITS) == GUEST_CTX ? CTX | event & GUEST_BITS : event;
    }

    /** Whether Xen wrote trace context; ids without a meaning yet are among these. */
    public static boolean isXens(int event) {
        return EventId.subclassOf(event) == CTX;
    }

    /** Whether an event says something about a span, in Xen's form or a guest's. */
    public static boolean isOfSpan(int event) {
        int xens = asXens(event);
        return xens >= BEGIN && xens <= ATTR;
    }

    /** Whether an event has the time of day, in Xen's form or a guest's. */
    public static boolean isClock(int event) {
        return event == CLOCK || event == GUEST_CLOCK;
    }
}
