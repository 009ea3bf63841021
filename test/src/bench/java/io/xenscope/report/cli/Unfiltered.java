package io.xenscope.report.cli;

import java.util.List;

/** What is asked for where no option narrows it. */
public final class Unfiltered {
    private Unfiltered() {}

    public static NumberSet numbers() {
        return NumberSet.of(CommonOptions.PCPU, List.of());
    }

    public static VcpuSet vcpus() {
        return VcpuSet.of(CommonOptions.VCPU, List.of());
    }
}
