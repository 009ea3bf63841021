package io.xenscope.format.event;

/** Ids of the events of class GEN: those of the trace buffer, and an old one of interrupts. */
public final class GenEvents {
    static final int CLASS = 0x001_0000;

    /** Records were dropped because the buffer of the pcpu was full. */
    public static final int LOST_RECORDS = 0x001_f001;

    /** Padding up to the end of the buffer. */
    public static final int TRACE_WRAP_BUFFER = 0x001_f002;

    /** The header of a window, which xentrace writes. */
    public static final int TRACE_CPU_CHANGE = 0x001_f003;

    /** A handled interrupt, Xen 3.4 to 4.1; later {@link HwEvents#IRQ_HANDLED}. */
    public static final int TRACE_IRQ = 0x001_f004;

    private GenEvents() {}
}
