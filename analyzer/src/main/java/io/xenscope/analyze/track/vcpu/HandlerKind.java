package io.xenscope.analyze.track.vcpu;

import io.xenscope.format.event.HvmEvents;

/** What Xen's handlers of VM exits write down: the events of {@link HvmEvents#HANDLER}, and the field that distinguishes them. */
public enum HandlerKind {
    PAGE_FAULT_XEN(HvmEvents.PF_XEN, HvmEvents.WIDE, "error_code"),
    INJECT_PAGE_FAULT(HvmEvents.PF_INJECT, HvmEvents.WIDE, "error_code"),
    INJECT_EXCEPTION(HvmEvents.INJ_EXC, 0, "vector"),
    REINJECT(HvmEvents.REINJ_VIRQ, 0, "vector"),
    CR_READ(HvmEvents.CR_READ, HvmEvents.WIDE, "cr"),
    CR_WRITE(HvmEvents.CR_WRITE, HvmEvents.WIDE, "cr"),
    DR_READ(HvmEvents.DR_READ, 0, ""),
    DR_ACCESS(HvmEvents.DR_WRITE, 0, ""),
    MSR_READ(HvmEvents.MSR_READ, 0, "msr"),
    MSR_WRITE(HvmEvents.MSR_WRITE, 0, "msr"),
    CPUID(HvmEvents.CPUID, 0, "leaf"),
    INTERRUPT(HvmEvents.INTR, 0, "vector"),
    NMI(HvmEvents.NMI, 0, ""),
    SMI(HvmEvents.SMI, 0, ""),
    HYPERCALL(HvmEvents.VMMCALL, 0, "eax"),
    HLT(HvmEvents.HLT, 0, ""),
    INVLPG(HvmEvents.INVLPG, HvmEvents.WIDE, ""),
    MCE(HvmEvents.MCE, 0, ""),
    IO_READ(HvmEvents.IOPORT_READ, HvmEvents.WIDE, "port"),
    IO_WRITE(HvmEvents.IOPORT_WRITE, HvmEvents.WIDE, "port"),
    MMIO_READ(HvmEvents.IOMEM_READ, HvmEvents.WIDE, "gpa"),
    MMIO_WRITE(HvmEvents.IOMEM_WRITE, HvmEvents.WIDE, "gpa"),
    CLTS(HvmEvents.CLTS, 0, ""),
    LMSW(HvmEvents.LMSW, HvmEvents.WIDE, ""),
    RDTSC(HvmEvents.RDTSC, 0, ""),
    INTR_WINDOW(HvmEvents.INTR_WINDOW, 0, "source"),
    NPF(HvmEvents.NPF, 0, "p2mt"),
    REALMODE(HvmEvents.REALMODE_EMULATE, 0, ""),
    TRAP(HvmEvents.TRAP, 0, "vector"),
    TRAP_DEBUG(HvmEvents.TRAP_DEBUG, 0, ""),
    VLAPIC(HvmEvents.VLAPIC, 0, ""),
    XCR_READ(HvmEvents.XCR_READ64, HvmEvents.WIDE, "xcr"),
    XCR_WRITE(HvmEvents.XCR_WRITE64, HvmEvents.WIDE, "xcr");

    private static final HandlerKind[] BY_NUMBER = values();

    private final int event;
    private final int freeBits;
    private final String field;

    HandlerKind(int event, int freeBits, String field) {
        this.event = event;
        this.freeBits = freeBits;
        this.field = field;
    }

    public static HandlerKind of(int ordinal) {
        return BY_NUMBER[ordinal];
    }

    /** The event of its records, but for {@link #freeBits}. */
    public int event() {
        return event;
    }

    /** Bits of the event that may be set or not. */
    public int freeBits() {
        return freeBits;
    }

    /** The field by which its records are distinguished; empty where nothing does. */
    String field() {
        return field;
    }

    public boolean hasKey() {
        return !field.isEmpty();
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
