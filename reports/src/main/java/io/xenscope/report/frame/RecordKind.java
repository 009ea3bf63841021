package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.format.event.Dom0Events;
import io.xenscope.format.event.EventId;
import io.xenscope.format.event.GenEvents;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.HwEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.PvEvents;
import io.xenscope.format.event.SchedEvents;
import io.xenscope.format.event.SchedulerEvents;
import io.xenscope.format.event.ShadowEvents;
import io.xenscope.report.table.Page;

/** Records that a report lives on: where a capture has none, its event mask left them out, or the host wrote none. */
public enum RecordKind {
    /** Of whatever event. */
    ANY("trace", 0, 0xFFF_FFFF),
    HVM("HVM", HvmEvents.CLASS, EventId.BELOW_CLASS),
    PV("PV", PvEvents.CLASS, EventId.BELOW_CLASS),
    MEMORY("memory", MemEvents.CLASS, EventId.BELOW_CLASS),
    SHADOW("shadow paging", ShadowEvents.CLASS, EventId.BELOW_CLASS),
    RUNSTATE("runstate", SchedEvents.RUNSTATE_CHANGE, SchedEvents.STATE_BITS),
    IDLE_STATE("C-state", HwEvents.PM_IDLE_ENTRY, HwEvents.PM_IDLE_ENTRY ^ HwEvents.PM_IDLE_EXIT),
    FREQUENCY("frequency", HwEvents.PM_FREQ_CHANGE, 0),
    IRQ("interrupt", HwEvents.IRQ, EventId.NUMBER_BITS),
    /** Of Xen 3.4 to 4.1. */
    OLD_IRQ("interrupt", GenEvents.TRACE_IRQ, 0),
    VM_EXIT("VM exit", HvmEvents.ENTRYEXIT, EventId.NUMBER_BITS),
    HYPERCALL("PV entry", PvEvents.ENTRY, EventId.NUMBER_BITS),
    HYPERCALL_MEMBER("hypercall member", PvEvents.SUBCALL, EventId.NUMBER_BITS),
    GRANT("memory", MemEvents.ALL, EventId.NUMBER_BITS),
    HVM_HANDLER("HVM handler", HvmEvents.HANDLER, EventId.NUMBER_BITS),
    DOMAIN("domain creation or removal", Dom0Events.DOMOPS, EventId.NUMBER_BITS),
    /** What the scheduler learns about domains, among other verbose records. */
    DOMAIN_STATE("domain state", SchedEvents.VERBOSE, 0x7),
    SCHEDULER("scheduler-internal", SchedulerEvents.SUBCLASS, EventId.NUMBER_BITS),
    CREDIT("credit", SchedulerEvents.CSCHED, SchedulerEvents.EVENT_BITS),
    CREDIT2("credit2", SchedulerEvents.CSCHED2, SchedulerEvents.EVENT_BITS),
    RTDS("rtds", SchedulerEvents.RTDS, SchedulerEvents.EVENT_BITS),
    NULL_SCHEDULER("null", SchedulerEvents.SNULL, SchedulerEvents.EVENT_BITS);

    private final String name;
    private final int event;
    private final int freeBits;

    RecordKind(String name, int event, int freeBits) {
        this.name = name;
        this.event = event;
        this.freeBits = freeBits;
    }

    /** Whether a capture holds any. */
    public boolean isIn(Overview overview) {
        return overview.events().holdsAny(id -> ((id ^ event) & ~freeBits) == 0);
    }

    /**
     * Whether a capture is of Arm, as far as its records tell: of what Xen writes for guests there are members of calls only, which on
     * x86 follow a PV guest's multicall. No guest is called PV there.
     */
    public static boolean isOfArm(Overview overview) {
        return HYPERCALL_MEMBER.isIn(overview)
                && !HYPERCALL.isIn(overview)
                && !HVM.isIn(overview)
                && !IRQ.isIn(overview)
                && !IDLE_STATE.isIn(overview);
    }

    /** What people read instead of an empty table: that there are no such records, or else {@code whenThereAre}. */
    public String whenEmpty(Scope scope, String whenThereAre) {
        return isIn(scope.analysis()) ? whenThereAre : missing(scope);
    }

    /**
     * Whether a page for people has nothing to tell, because the capture holds no such records; then it says so, once instead
     * of in every table.
     */
    public boolean isLacking(Scope scope, Page page) {
        boolean lacks = scope.isBrief() && !isIn(scope.analysis());
        if (lacks) {
            page.note(Contents.capitalised(missing(scope)) + ".");
        }
        return lacks;
    }

    private String missing(Scope scope) {
        String told = this == HYPERCALL && isOfArm(scope.analysis()) ? "hypercall" : name;
        return "this capture holds no " + told + " records (xentrace -e 0x"
                + Integer.toHexString(EventId.subclassOf(event | freeBits)) + " records them)";
    }
}
