package io.xenscope.report.cli;

import java.util.ArrayList;
import java.util.List;

/** Vcpus as people list them: {@code d1v0,d2v*,d3v0-3}. Without any list it holds every vcpu. */
public final class VcpuSet {
    private record Block(int[] domains, int[] vcpus) {
        boolean holds(int domain, int vcpu) {
            return domain >= domains[0] && domain <= domains[1] && vcpu >= vcpus[0] && vcpu <= vcpus[1];
        }
    }

    private final List<Block> blocks = new ArrayList<>();

    private VcpuSet() {}

    static VcpuSet of(Option option, List<String> lists) {
        VcpuSet set = new VcpuSet();
        for (String list : lists) {
            for (String item : list.split(",", -1)) {
                set.blocks.add(block(option, item));
            }
        }
        return set;
    }

    private static Block block(Option option, String item) {
        int v = item.indexOf('v');
        boolean shaped = item.startsWith("d") && v > 0;
        int[] domains = shaped ? NumberSet.range(item.substring(1, v)) : null;
        int[] vcpus = shaped ? NumberSet.range(item.substring(v + 1)) : null;
        if (domains == null || vcpus == null) {
            throw UsageException.badValue(option, item, "vcpus such as d1v0, d2v* or d3v0-3");
        }
        return new Block(domains, vcpus);
    }

    public boolean isAll() {
        return blocks.isEmpty();
    }

    public boolean test(int domain, int vcpu) {
        for (Block block : blocks) {
            if (block.holds(domain, vcpu)) {
                return true;
            }
        }
        return blocks.isEmpty();
    }
}
