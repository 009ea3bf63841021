package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.report.cli.NumberSet;

/**
 * Which records are asked for beside their events: those of some pcpus, and those that were made while some vcpus ran
 * or that name them.
 */
record RecordFilter(NumberSet pcpus, VcpuFilter vcpus) {
    boolean isAll() {
        return pcpus.isAll() && vcpus.isAll();
    }

    boolean test(PcpuStream stream, RecordForm form) {
        if (!pcpus.test(stream.pcpu())) {
            return false;
        }
        return vcpus.isAll() || vcpus.test(stream.vcpu()) || form.names(vcpus, stream.record());
    }
}
