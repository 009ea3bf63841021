package io.xenscope.analyze.toolstack;

import java.util.ArrayList;
import java.util.List;

/**
 * On which vcpu the making of a domain went on at each time: where its calls were made. No record says when the toolstack's process
 * moved between two calls on different vcpus: it is taken to have stayed on the first until the second call.
 */
final class MakingLine {
    private MakingLine() {}

    /**
     * Intervals from {@code begin} to {@code end} without a gap.
     *
     * @param calls in the order of time
     * @param creator the vcpu on which it begins where no call says, see {@link io.xenscope.analyze.base.VcpuKey}
     */
    static List<DomainMaking.Stretch> of(List<ToolCall> calls, int creator, long begin, long end) {
        List<DomainMaking.Stretch> line = new ArrayList<>();
        int vcpu = creator;
        long since = begin;
        boolean isFirst = true;
        for (ToolCall call : calls) {
            if (!call.isManagement() || call.begin() < begin || call.begin() >= end) {
                continue;
            }
            if (call.vcpu() != vcpu && call.begin() > since && !isFirst) {
                line.add(new DomainMaking.Stretch(vcpu, since, call.begin()));
                since = call.begin();
            }
            vcpu = call.vcpu();
            isFirst = false;
        }
        line.add(new DomainMaking.Stretch(vcpu, since, end));
        return line;
    }
}
