package io.xenscope.analyze.companion;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.Line;

/** Which events of a kernel's log are switches to the idle task, which has the number 0. */
final class IdleSwitches {
    private static final String NEXT = " next_pid=";

    private final Companion companion;
    private final boolean[] areSwitches;

    IdleSwitches(Companion companion) {
        this.companion = companion;
        LogItems log = companion.log();
        areSwitches = new boolean[log.names().size()];
        for (int name = 0; name < areSwitches.length; name++) {
            areSwitches[name] = FtraceReader.isSwitch(log.names().name(name));
        }
    }

    /** The vcpu that went idle with an event; {@link VcpuKey#UNKNOWN} where that is not what it says. */
    int vcpu(long item) {
        int name = companion.log().items().name(item);
        if (name >= areSwitches.length || !areSwitches[name]) {
            return VcpuKey.UNKNOWN;
        }
        Line text = companion.file().text(item);
        int pid = text.find(NEXT, 0) + NEXT.length();
        boolean isIdle = pid >= NEXT.length() && text.skipDigits(pid) == pid + 1 && text.at(pid) == '0';
        return isIdle ? companion.vcpu(item) : VcpuKey.UNKNOWN;
    }
}
