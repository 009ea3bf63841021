package io.xenscope.samples;

/**
 * Ids of the events that can be made, written down apart from the catalogue of the reader: a test that makes a record
 * and reads it checks one against the other.
 */
final class EventIds {
    static final int LOST_RECORDS = 0x0001_f001;
    static final int WRAP_BUFFER = 0x0001_f002;

    static final int RUNSTATE_CHANGE = 0x0002_1001;
    static final int CONTINUE_RUNNING = 0x0002_1002;
    static final int SCHED_DOM_ADD = 0x0002_8001;
    static final int SCHED_DOM_REM = 0x0002_8002;
    static final int SLEEP = 0x0002_8003;
    static final int WAKE = 0x0002_8004;
    static final int YIELD = 0x0002_8005;
    static final int BLOCK = 0x0002_8006;
    static final int SHUTDOWN = 0x0002_8007;
    static final int SWITCH = 0x0002_800a;
    static final int SWITCH_INFPREV = 0x0002_800e;
    static final int SWITCH_INFNEXT = 0x0002_800f;
    static final int SWITCH_INFCONT = 0x0002_8011;

    static final int DOM0_DOM_ADD = 0x0004_1001;
    static final int DOM0_DOM_REM = 0x0004_1002;

    static final int VMENTRY = 0x0008_1001;
    static final int VMX_EXIT = 0x0008_1002;
    static final int SVM_EXIT = 0x0008_1003;
    static final int VMX_EXIT64 = 0x0008_1102;
    static final int SVM_EXIT64 = 0x0008_1103;
    static final int INJ_EXC = 0x0008_2003;
    static final int INJ_VIRQ = 0x0008_2004;
    static final int MSR_READ = 0x0008_200c;
    static final int MSR_WRITE = 0x0008_200d;
    static final int CPUID = 0x0008_200e;
    static final int INTR = 0x0008_200f;
    static final int VMMCALL = 0x0008_2012;
    static final int HLT = 0x0008_2013;
    static final int IOPORT_READ = 0x0008_2016;
    static final int IOMEM_READ = 0x0008_2017;
    static final int INTR_WINDOW = 0x0008_2020;
    static final int NPF = 0x0008_2021;
    static final int PF_XEN64 = 0x0008_2101;
    static final int PF_INJECT64 = 0x0008_2102;
    static final int CR_READ64 = 0x0008_2108;
    static final int CR_WRITE64 = 0x0008_2109;
    static final int IOPORT_WRITE = 0x0008_2216;
    static final int IOMEM_WRITE = 0x0008_2217;

    static final int MATH_STATE_RESTORE = 0x0020_1008;
    static final int HYPERCALL_V2 = 0x0020_100d;
    static final int TRAP64 = 0x0020_1103;
    static final int PAGE_FAULT64 = 0x0020_1104;
    static final int FORCED_INVALID_OP64 = 0x0020_1105;
    static final int EMULATE_PRIVOP64 = 0x0020_1106;
    static final int PTWR64 = 0x0020_110b;
    static final int HYPERCALL_SUBCALL = 0x0020_200e;

    static final int IDLE_ENTRY = 0x0080_1002;
    static final int IDLE_EXIT = 0x0080_1003;
    static final int IRQ_HANDLED = 0x0080_2008;

    /** Trace context as Xen writes it, and its number among what guests write. */
    static final int CONTEXT = 0x0080_4000;

    static final int GUEST = 0x0800_f000;
    static final int GUEST_CONTEXT = 0x7c0;

    private EventIds() {}
}
