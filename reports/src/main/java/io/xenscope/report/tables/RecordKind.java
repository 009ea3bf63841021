package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.report.table.Page;

/** Records that a report lives on: where a capture has none, its event mask left them out, or the host wrote none. */
public enum RecordKind {
    HVM("HVM", 0x80000, 0xFFFF, 0x8f000),
    PV("PV", 0x200000, 0xFFFF, 0x20f000),
    MEMORY("memory", 0x100000, 0xFFFF, 0x10f000),
    SHADOW("shadow paging", 0x400000, 0xFFFF, 0x40f000),
    RUNSTATE("runstate", 0x21001, 0x330, 0x21000),
    IDLE_STATE("C-state", 0x801002, 0x1, 0x801000),
    FREQUENCY("frequency", 0x801001, 0, 0x801000),
    IRQ("interrupt", 0x802000, 0xFFF, 0x802000),
    /** Of Xen 3.4 to 4.1. */
    OLD_IRQ("interrupt", 0x1F004, 0, 0x1F000),
    VM_EXIT("VM exit", 0x81000, 0xFFF, 0x81000),
    HYPERCALL("PV entry", 0x201000, 0xFFF, 0x201000),
    GRANT("memory", 0x10F000, 0xFFF, 0x10F000),
    HVM_HANDLER("HVM handler", 0x82000, 0xFFF, 0x82000),
    DOMAIN("domain creation or removal", 0x41000, 0xFFF, 0x41000),
    /** What the scheduler is told of domains, among other verbose records. */
    DOMAIN_STATE("domain state", 0x28000, 0x7, 0x28000),
    SCHEDULER("scheduler-internal", 0x22000, 0xFFF, 0x22000),
    CREDIT("credit", 0x22000, 0x1FF, 0x22000),
    CREDIT2("credit2", 0x22200, 0x1FF, 0x22000),
    RTDS("rtds", 0x22800, 0x1FF, 0x22000),
    NULL_SCHEDULER("null", 0x22A00, 0x1FF, 0x22000);

    private final String name;
    private final int event;
    private final int freeBits;
    private final int mask;

    RecordKind(String name, int event, int freeBits, int mask) {
        this.name = name;
        this.event = event;
        this.freeBits = freeBits;
        this.mask = mask;
    }

    /** Whether a capture holds any. */
    public boolean isIn(Analysis analysis) {
        return analysis.events().holdsAny(id -> ((id ^ event) & ~freeBits) == 0);
    }

    /** What people read instead of an empty table: that there are no such records, or else {@code whenThereAre}. */
    public String whenEmpty(Scope scope, String whenThereAre) {
        return isIn(scope.analysis()) ? whenThereAre : missing();
    }

    /**
     * Whether a page for people has nothing to tell, because the capture holds no such records; then it says so, once instead
     * of in every table.
     */
    public boolean isLacking(Scope scope, Page page) {
        boolean lacks = scope.isBrief() && !isIn(scope.analysis());
        if (lacks) {
            String text = missing();
            page.note(Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".");
        }
        return lacks;
    }

    private String missing() {
        return "this capture holds no " + name + " records (xentrace -e 0x" + Integer.toHexString(mask)
                + " records them)";
    }
}
