package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Scale;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Pcpus that are there and wrote no record: idle all the time, or not traced. They are known from gaps between the numbers of
 * those that did, and from idle vcpus that records name, one of each pcpu. Shares of pcpu time are without them.
 */
final class SilentPcpus {
    private static final Columns<String> NONE =
            Columns.<String>group().text("silent_pcpus", none -> null).forMachines();
    private static final Columns<String> SOME = Columns.<String>group().text("silent_pcpus", some -> some);

    private SilentPcpus() {}

    /** Names them among the facts of a page, where pcpus are counted, and says of which pcpus shares are. */
    static void state(Overview overview, Scale scale, Page page) {
        List<Integer> silent = of(overview);
        if (silent.isEmpty()) {
            page.facts(NONE, scale, "");
            return;
        }
        int wrote = overview.pcpus().size();
        String numbers = Filters.ranges(silent, "");
        page.facts(SOME, scale, numbers);
        page.note("Pcpus " + numbers + " wrote nothing: idle or not traced. Shares of pcpu time are of the " + wrote
                + " pcpus that wrote records, of at least " + (wrote + silent.size()) + ".");
    }

    private static List<Integer> of(Overview overview) {
        List<Integer> wrote = overview.pcpus().stream().map(PcpuFacts::pcpu).toList();
        SortedSet<Integer> there = new TreeSet<>();
        int last = wrote.isEmpty() ? -1 : wrote.get(wrote.size() - 1);
        for (int pcpu = 0; pcpu < last; pcpu++) {
            there.add(pcpu);
        }
        for (int key : KnownVcpus.of(overview)) {
            if (VcpuKey.isIdle(key)) {
                there.add(VcpuKey.vcpu(key));
            }
        }
        wrote.forEach(there::remove);
        return List.copyOf(there);
    }
}
