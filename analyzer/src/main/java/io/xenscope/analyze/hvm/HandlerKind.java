package io.xenscope.analyze.hvm;

/** What Xen's handlers of VM exits write down: the events of the sub-class 0x82000, and the field that tells them apart. */
public enum HandlerKind {
    PAGE_FAULT_XEN(0x001, 0x100, "error_code"),
    INJECT_PAGE_FAULT(0x002, 0x100, "error_code"),
    INJECT_EXCEPTION(0x003, 0, "vector"),
    REINJECT(0x005, 0, "vector"),
    CR_READ(0x008, 0x100, "cr"),
    CR_WRITE(0x009, 0x100, "cr"),
    DR_READ(0x00a, 0, ""),
    DR_ACCESS(0x00b, 0, ""),
    MSR_READ(0x00c, 0, "msr"),
    MSR_WRITE(0x00d, 0, "msr"),
    CPUID(0x00e, 0, "leaf"),
    INTERRUPT(0x00f, 0, "vector"),
    NMI(0x010, 0, ""),
    SMI(0x011, 0, ""),
    HYPERCALL(0x012, 0, "eax"),
    HLT(0x013, 0, ""),
    INVLPG(0x014, 0x100, ""),
    MCE(0x015, 0, ""),
    IO_READ(0x016, 0x100, "port"),
    IO_WRITE(0x216, 0x100, "port"),
    MMIO_READ(0x017, 0x100, "gpa"),
    MMIO_WRITE(0x217, 0x100, "gpa"),
    CLTS(0x018, 0, ""),
    LMSW(0x019, 0x100, ""),
    RDTSC(0x01a, 0, ""),
    INTR_WINDOW(0x020, 0, "source"),
    NPF(0x021, 0, "p2mt"),
    REALMODE(0x022, 0, ""),
    TRAP(0x023, 0, "vector"),
    TRAP_DEBUG(0x024, 0, ""),
    VLAPIC(0x025, 0, ""),
    XCR_READ(0x026, 0x100, "xcr"),
    XCR_WRITE(0x027, 0x100, "xcr");

    private static final HandlerKind[] BY_NUMBER = values();
    private static final int SUBCLASS = 0x82000;

    private final int number;
    private final int freeBits;
    private final String field;

    HandlerKind(int number, int freeBits, String field) {
        this.number = number;
        this.freeBits = freeBits;
        this.field = field;
    }

    public static HandlerKind of(int ordinal) {
        return BY_NUMBER[ordinal];
    }

    int event() {
        return SUBCLASS | number;
    }

    /** Bits of the event that may be set or not. */
    int freeBits() {
        return freeBits;
    }

    /** The field by which its records are told apart; empty where nothing does. */
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
