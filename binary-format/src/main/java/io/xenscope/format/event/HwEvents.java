package io.xenscope.format.event;

/** Ids of the events of class HW: interrupts, C-states and frequencies. */
public final class HwEvents {
    static final int CLASS = 0x080_0000;

    /** The sub-class of C-states and frequencies. */
    public static final int PM = 0x080_1000;

    /** The sub-class of interrupts. */
    public static final int IRQ = 0x080_2000;

    public static final int PM_FREQ_CHANGE = 0x080_1001;
    public static final int PM_IDLE_ENTRY = 0x080_1002;
    public static final int PM_IDLE_EXIT = 0x080_1003;

    /** Before Xen 4.2; since then {@link #IRQ_MOVE_CLEANUP_DELAY}, which has fewer words. */
    public static final int OLD_PM_IDLE_ENTRY = 0x080_2001;

    /** Before Xen 4.2; since then {@link #IRQ_MOVE_CLEANUP}, which has fewer words. */
    public static final int OLD_PM_IDLE_EXIT = 0x080_2002;

    public static final int IRQ_MOVE_CLEANUP_DELAY = 0x080_2001;
    public static final int IRQ_MOVE_CLEANUP = 0x080_2002;
    public static final int IRQ_BIND_VECTOR = 0x080_2003;
    public static final int IRQ_CLEAR_VECTOR = 0x080_2004;
    public static final int IRQ_MOVE_FINISH = 0x080_2005;
    public static final int IRQ_ASSIGN_VECTOR = 0x080_2006;
    public static final int IRQ_UNMAPPED_VECTOR = 0x080_2007;
    public static final int IRQ_HANDLED = 0x080_2008;

    private HwEvents() {}

    /** Whether Xen handled an interrupt of the host, by the id of today or by that of Xen 3.4 to 4.1. */
    public static boolean isIrqHandled(int event) {
        return event == IRQ_HANDLED || event == GenEvents.TRACE_IRQ;
    }
}
