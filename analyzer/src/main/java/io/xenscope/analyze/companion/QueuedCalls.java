package io.xenscope.analyze.companion;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.item.NameTable;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.companion.read.LogKind;

/** Which events of a kernel's log are hypercalls that it queues ({@code xen_mc_entry: op 1 ...}): made soon after, in that order. */
public final class QueuedCalls {
    private static final String EVENT = "xen_mc_entry";
    private static final String OP = ": op ";

    private final Companion companion;
    private final boolean[] areCalls;

    QueuedCalls(Companion companion) {
        this.companion = companion;
        NameTable names = companion.log().names();
        areCalls = new boolean[companion.kind() == LogKind.FTRACE ? names.size() : 0];
        for (int name = 0; name < areCalls.length; name++) {
            areCalls[name] = isOne(FtraceReader.plain(names.name(name)));
        }
    }

    /** Whether an event of this name is one. */
    public static boolean isOne(String plain) {
        return plain.equals(EVENT);
    }

    /** Whether a log has any. */
    boolean areThere() {
        for (boolean isCall : areCalls) {
            if (isCall) {
                return true;
            }
        }
        return false;
    }

    /** The vcpu that queued a call; {@link VcpuKey#UNKNOWN} where an event is none. */
    int vcpu(long item) {
        int name = companion.log().items().name(item);
        return name < areCalls.length && areCalls[name] ? companion.vcpu(item) : VcpuKey.UNKNOWN;
    }

    /** The number of the hypercall that a line says was queued; -1 where it says none. */
    public static int number(Line text) {
        int op = text.find(OP, 0);
        return op < 0 ? -1 : (int) text.digits(op + OP.length(), text.skipDigits(op + OP.length()));
    }
}
