package io.xenscope.format.event;

/**
 * The parts of an event id (xentrace format, section 1.2).
 *
 * <pre>
 * 27..16 class (one bit)   15..12 sub-class (one bit, or all where a class has none)   11..0 number
 * </pre>
 */
public final class EventId {
    /** How many bits an id has. */
    static final int BITS = 28;

    /** The bits of the number. */
    public static final int NUMBER_BITS = 0xFFF;

    /** The bits of sub-class and number: free where a whole class is meant. */
    public static final int BELOW_CLASS = 0xFFFF;

    private static final int GEN = 0x001_0000;
    private static final int SCHED = 0x002_0000;
    private static final int HW = 0x080_0000;

    private EventId() {}

    /** The class of an event, as an id: the {@code CLASS} of one of the classes beside this one. */
    static int classOf(int event) {
        return event & ~BELOW_CLASS;
    }

    /** The class and sub-class of an event, as an id: {@link HvmEvents#HANDLER} and the like. */
    public static int subclassOf(int event) {
        return event & ~NUMBER_BITS;
    }

    /** Whether a record says what a vcpu did: not what the scheduler, the hardware or tracing itself did. */
    public static boolean isOfVcpu(int event) {
        int eventClass = classOf(event);
        return eventClass != GEN && eventClass != SCHED && eventClass != HW && event != 0;
    }
}
