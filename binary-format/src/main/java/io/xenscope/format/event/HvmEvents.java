package io.xenscope.format.event;

/**
 * Ids of the events of class HVM: VM exits and entries, what Xen's handlers of exits write, and emulated devices.
 *
 * <p>Constants are without flags: an event is the one it equals but for {@link #WIDE} and, of entries and exits,
 * {@link #NESTED}. An event that exists with {@link #WIDE} only ends in 64.
 */
public final class HvmEvents {
    /** The class as an id, with nothing below. */
    public static final int CLASS = 0x008_0000;

    /** The sub-class of VM exits and entries. */
    public static final int ENTRYEXIT = 0x008_1000;

    /** The sub-class of what handlers of VM exits write. */
    public static final int HANDLER = 0x008_2000;

    /** The sub-class of emulated timers and interrupt controllers. */
    public static final int EMUL = 0x008_4000;

    /** The flag of events with a 64-bit address or value, and of exits from long mode. */
    public static final int WIDE = 0x100;

    /** The flag of accesses to ports and memory that write. */
    public static final int WRITE = 0x200;

    /** The flag of VM exits and entries of a nested guest. */
    public static final int NESTED = 0x400;

    public static final int VMENTRY = 0x008_1001;

    /** Intel's; before Xen 4.19 AMD's too. */
    public static final int VMX_EXIT = 0x008_1002;

    /** AMD's since Xen 4.19. */
    public static final int SVM_EXIT = 0x008_1003;

    public static final int PF_XEN = 0x008_2001;
    public static final int PF_INJECT = 0x008_2002;
    public static final int INJ_EXC = 0x008_2003;
    public static final int INJ_VIRQ = 0x008_2004;
    public static final int REINJ_VIRQ = 0x008_2005;
    public static final int CR_READ = 0x008_2008;
    public static final int CR_WRITE = 0x008_2009;
    public static final int DR_READ = 0x008_200a;
    public static final int DR_WRITE = 0x008_200b;
    public static final int MSR_READ = 0x008_200c;
    public static final int MSR_WRITE = 0x008_200d;
    public static final int CPUID = 0x008_200e;

    /** An interrupt of the host; Intel's records have its vector. */
    public static final int INTR = 0x008_200f;

    public static final int NMI = 0x008_2010;
    public static final int SMI = 0x008_2011;
    public static final int VMMCALL = 0x008_2012;
    public static final int HLT = 0x008_2013;
    public static final int INVLPG = 0x008_2014;
    public static final int MCE = 0x008_2015;
    public static final int IOPORT_READ = 0x008_2016;
    public static final int IOMEM_READ = 0x008_2017;
    public static final int IOPORT_WRITE = IOPORT_READ | WRITE;
    public static final int IOMEM_WRITE = IOMEM_READ | WRITE;
    public static final int CLTS = 0x008_2018;
    public static final int LMSW = 0x008_2019;
    public static final int RDTSC = 0x008_201a;
    public static final int INTR_WINDOW = 0x008_2020;
    public static final int NPF = 0x008_2021;
    public static final int REALMODE_EMULATE = 0x008_2022;
    public static final int TRAP = 0x008_2023;
    public static final int TRAP_DEBUG = 0x008_2024;
    public static final int VLAPIC = 0x008_2025;
    public static final int XCR_READ64 = 0x008_2126;
    public static final int XCR_WRITE64 = 0x008_2127;

    public static final int EMUL_HPET_START_TIMER = 0x008_4001;
    public static final int EMUL_PIT_START_TIMER = 0x008_4002;
    public static final int EMUL_RTC_START_TIMER = 0x008_4003;
    public static final int EMUL_LAPIC_START_TIMER = 0x008_4004;
    public static final int EMUL_HPET_STOP_TIMER = 0x008_4005;
    public static final int EMUL_PIT_STOP_TIMER = 0x008_4006;
    public static final int EMUL_RTC_STOP_TIMER = 0x008_4007;
    public static final int EMUL_LAPIC_STOP_TIMER = 0x008_4008;
    public static final int EMUL_PIT_TIMER_CB = 0x008_4009;
    public static final int EMUL_LAPIC_TIMER_CB = 0x008_400a;
    public static final int EMUL_PIC_INT_OUTPUT = 0x008_400b;
    public static final int EMUL_PIC_KICK = 0x008_400c;
    public static final int EMUL_PIC_INTACK = 0x008_400d;
    public static final int EMUL_PIC_POSEDGE = 0x008_400e;
    public static final int EMUL_PIC_NEGEDGE = 0x008_400f;
    public static final int EMUL_PIC_PEND_IRQ_CALL = 0x008_4010;
    public static final int EMUL_LAPIC_PIC_INTR = 0x008_4011;

    private HvmEvents() {}

    /** Whether an event is of this class. */
    public static boolean isHvm(int event) {
        return EventId.classOf(event) == CLASS;
    }

    /** Whether an emulated timer or interrupt controller did something. */
    public static boolean isEmulation(int event) {
        return EventId.subclassOf(event) == EMUL;
    }

    /** Whether Xen is about to enter a guest, nested or not. */
    public static boolean isVmEntry(int event) {
        return (event & ~(WIDE | NESTED)) == VMENTRY;
    }

    /** Whether a guest, nested or not, was left. */
    public static boolean isVmExit(int event) {
        int exit = event & ~(WIDE | NESTED);
        return exit == VMX_EXIT || exit == SVM_EXIT;
    }

    /** Whether a VM exit or entry is of a nested guest. */
    public static boolean isNested(int event) {
        return (event & NESTED) != 0;
    }

    /** Whether an event of this class has a 64-bit address or value. */
    public static boolean isWide(int event) {
        return (event & WIDE) != 0;
    }

    /** Whether an access to a port or to memory writes. */
    public static boolean isWrite(int event) {
        return (event & WRITE) != 0;
    }
}
