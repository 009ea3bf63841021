package io.xenscope.analyze.span;

import io.xenscope.format.RecordCursor;

/**
 * What records prove of PV hypercalls, of which none tells when Xen was done (trace context, section 2): a call lasted at
 * least until the last record that Xen wrote for it, and at most until the next one that proves the guest ran.
 */
public final class CallRecords {
    private static final int PV_CLASS = 0x020;
    private static final int MEMBER = 0x20200e;
    private static final int HYPERCALL_V2 = 0x20100d;
    private static final int HYPERCALL = 0x201001;
    private static final int OLD_HYPERCALL = 0x20f001;
    private static final int WIDTH = 0x100;
    private static final int NUMBER = 0xF_FFFF;

    /** DOM0OP and MEM: their records are written by the calls themselves. */
    private static final int OF_THE_CALL = 0x004 | 0x010;

    /** What Xen says of spans, in its own words: guests' come with the call that writes them. */
    private static final int CONTEXT_OF_XEN = 0x804;

    private static final int SCHED_DOM_ADD = 0x28001;
    private static final int SCHED_DOM_REM = 0x28002;
    private static final int YIELD = 0x28005;
    private static final int BLOCK = 0x28006;

    private CallRecords() {}

    /** Whether the guest has just entered Xen; members of multicalls are of the same class. */
    public static boolean isEntry(int event) {
        return event >>> 16 == PV_CLASS;
    }

    /** Whether a call begins, in either form of the record. */
    public static boolean begins(int event) {
        int kind = event & ~WIDTH;
        return event == HYPERCALL_V2 || kind == HYPERCALL || kind == OLD_HYPERCALL;
    }

    /** Whether a member of a multicall begins. */
    public static boolean isMember(int event) {
        return event == MEMBER;
    }

    /** Whether Xen was at work on a call: not what the scheduler or an interrupt writes, which comes while guests run. */
    public static boolean isOfTheCall(int event) {
        return (event >>> 16 & OF_THE_CALL) != 0
                || event == SCHED_DOM_ADD
                || event == SCHED_DOM_REM
                || event == YIELD
                || event >>> 12 == CONTEXT_OF_XEN
                || event == BLOCK;
    }

    /** Whether a record says by arguments what was called for: the second form, and members of multicalls. */
    public static boolean hasArguments(int event) {
        return event == HYPERCALL_V2 || event == MEMBER;
    }

    /** The number of the call that begins; the first form has it in its last word, the second in its first. */
    public static int number(RecordCursor record) {
        int words = record.wordCount();
        return words == 0 ? 0 : record.word(hasArguments(record.event()) ? 0 : words - 1) & NUMBER;
    }
}
