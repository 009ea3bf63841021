package io.xenscope.analyze.toolstack;

import io.xenscope.format.event.Hypercalls.Numbers;

/** A call that is under way, and what records inside it show. */
final class OpenToolCall {
    private boolean isOpen;
    private int number;
    private long begin;
    private int pcpu;
    private long record;
    private long items;
    private SubOp subOp = SubOp.NONE;
    private int target = ToolCall.NO_DOMAIN;

    void open(int called, long time, int where, long offset, long count) {
        isOpen = true;
        number = called;
        begin = time;
        pcpu = where;
        record = offset;
        items = count;
        subOp = SubOp.NONE;
        target = ToolCall.NO_DOMAIN;
    }

    boolean isOpen() {
        return isOpen;
    }

    /** A record inside it shows what it does; of several kinds the first counts, and a proof before all others. */
    void shows(SubOp what, int domain) {
        boolean isFirst = subOp == SubOp.NONE;
        boolean isProof = what == SubOp.CREATE && subOp != SubOp.CREATE;
        if (may(what) && (isFirst || isProof)) {
            subOp = what;
            target = domain;
        }
    }

    /** Interrupts and the scheduler write records meanwhile: those count only in calls that can cause them. */
    private boolean may(SubOp what) {
        return switch (what) {
            case CREATE, DESTROY, PAUSE, UNPAUSE -> number == Numbers.DOMCTL;
            case ADJUST -> ToolCall.isOne(number);
            case DECREASE -> number == Numbers.MEMORY_OP;
            default -> true;
        };
    }

    ToolCall close(int vcpu, boolean isMember, long earliest, long latest, boolean isTruncated) {
        isOpen = false;
        return new ToolCall(
                vcpu,
                pcpu,
                number,
                isMember,
                begin,
                Math.max(begin, earliest),
                Math.max(begin, Math.max(earliest, latest)),
                isTruncated,
                record,
                items,
                subOp,
                target);
    }
}
