package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.VcpuSet;

/** The vcpus asked for with {@code --dom} and {@code --vcpu}; all where neither was given. */
record VcpuFilter(NumberSet domains, VcpuSet vcpus) {
    boolean isAll() {
        return domains.isAll() && vcpus.isAll();
    }

    /** A vcpu by its {@link VcpuKey}; that nobody knows who it is, was not asked for. */
    boolean test(int key) {
        return key >= 0 && testKnown(VcpuKey.domain(key), VcpuKey.vcpu(key));
    }

    private boolean testKnown(int domain, int vcpu) {
        return domains.test(domain) && vcpus.test(domain, vcpu);
    }

    /** A domain as a whole. */
    boolean testDomain(int domain) {
        return vcpus.isAll() && domains.test(domain);
    }
}
