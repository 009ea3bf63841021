package io.xenscope.report.dump;

import io.xenscope.format.event.XenNames;
import java.util.function.IntFunction;

/** How an argument of a hypercall is written. */
final class CallArgument {
    /** In counts: the call goes on after it was preempted. */
    private static final int CONTINUED = 1 << 31;

    private static final Chunk TEXT_CONTINUED = Chunk.of(" continued=1");
    private static final Chunk JSON_CONTINUED = Chunk.of(",\"continued\":true");

    private static final CallArgument COUNT = new CallArgument("count", null);
    private static final CallArgument VCPU = new CallArgument("vcpu", null);
    private static final CallArgument SCHED_OP = new CallArgument("cmd", XenNames::schedOp);
    private static final CallArgument VCPU_OP = new CallArgument("cmd", XenNames::vcpuOp);
    private static final CallArgument GRANT_TABLE_OP = new CallArgument("cmd", XenNames::grantTableOp);

    private final Chunk textLead;
    private final Chunk jsonLead;
    private final boolean decimal;
    private final IntFunction<String> namer;

    private CallArgument(String name, IntFunction<String> namer) {
        this.textLead = Chunk.of(" " + name + "=");
        this.jsonLead = Chunk.of(",\"" + name + "\":");
        this.decimal = !name.startsWith("arg");
        this.namer = namer;
    }

    /** An argument of which only the place is known. */
    static CallArgument unnamed(int index) {
        return new CallArgument("arg" + index, null);
    }

    /** The argument of a hypercall that Xen is known to record, or null. */
    static CallArgument of(int hypercall, int index) {
        return switch (hypercall << 3 | index) {
            case 1 << 3 | 1, 13 << 3 | 1, 20 << 3 | 2, 26 << 3 | 1 -> COUNT;
            case 20 << 3 -> GRANT_TABLE_OP;
            case 24 << 3 -> VCPU_OP;
            case 24 << 3 | 1 -> VCPU;
            case 29 << 3 -> SCHED_OP;
            default -> null;
        };
    }

    void write(LineBuffer out, long value, boolean json) {
        out.put(json ? jsonLead : textLead);
        if (namer != null) {
            name(out, (int) value, json);
        } else if (decimal) {
            count(out, value, json);
        } else if (json) {
            out.put('"').hex(value).put('"');
        } else {
            out.hex(value);
        }
    }

    private void name(LineBuffer out, int value, boolean json) {
        // Rare beside the calls themselves; and the same few strings each time.
        Chunk name = Chunk.of(NamedForm.word(namer.apply(value)));
        if (json) {
            out.put('"').put(name).put('"');
        } else {
            out.put(name);
        }
    }

    private void count(LineBuffer out, long value, boolean json) {
        boolean continued = this == COUNT && ((int) value & CONTINUED) != 0;
        out.unsigned(continued ? value & ~CONTINUED & 0xffff_ffffL : value);
        if (continued) {
            out.put(json ? JSON_CONTINUED : TEXT_CONTINUED);
        }
    }
}
