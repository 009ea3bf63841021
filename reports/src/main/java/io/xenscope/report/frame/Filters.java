package io.xenscope.report.frame;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.Option;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.cli.VcpuSet;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.IntPredicate;

/** The filters of a call against what a capture has: one that matches nothing is an error, and pages name all of them. */
public final class Filters {
    private static final Columns<String> NONE =
            Columns.<String>group().text("filters", none -> null).forMachines();
    private static final Columns<String> SOME = Columns.<String>group().text("filters", filters -> filters);
    private static final int MOST_NAMED = 24;

    private final Invocation asked;
    private final Overview overview;
    private final NumberSet domains;
    private final VcpuSet vcpus;
    private final NumberSet pcpus;
    /** By {@link VcpuKey}; idle ones among them. */
    private final SortedSet<Integer> known;

    private Filters(Invocation asked, Overview overview) {
        this.asked = asked;
        this.overview = overview;
        this.domains = asked.domains();
        this.vcpus = asked.vcpus();
        this.pcpus = asked.pcpus();
        this.known = KnownVcpus.of(overview);
    }

    /** Names the filters in force among the facts of a page; null for machines where there are none. */
    public static void state(Invocation asked, Scale scale, Page page) {
        String filters = asked.filters();
        page.facts(filters.isEmpty() ? NONE : SOME, scale, filters);
    }

    /**
     * Refuses a filter that matches no domain, vcpu or pcpu of a capture.
     *
     * @throws UsageException which lists what there is
     */
    public static void check(Invocation asked, Overview overview) {
        if (!asked.domains().isAll() || !asked.vcpus().isAll()) {
            new Filters(asked, overview).checkVcpus();
        }
        checkPcpus(asked, overview);
    }

    /** The same of {@code --pcpu} alone, for commands that find domains in records, too. */
    public static void checkPcpus(Invocation asked, Overview overview) {
        if (!asked.pcpus().isAll()) {
            new Filters(asked, overview).checkPcpus();
        }
    }

    private void checkVcpus() {
        if (any(key -> domains.test(VcpuKey.domain(key)) && vcpus.test(VcpuKey.domain(key), VcpuKey.vcpu(key)))) {
            return;
        }
        String what;
        if (!any(key -> domains.test(VcpuKey.domain(key)))) {
            what = typed(CommonOptions.DOM);
        } else if (!any(key -> vcpus.test(VcpuKey.domain(key), VcpuKey.vcpu(key)))) {
            what = typed(CommonOptions.VCPU);
        } else {
            what = typed(CommonOptions.DOM) + " with " + typed(CommonOptions.VCPU);
        }
        throw UsageException.notIn(overview.extent().name(), what, there());
    }

    private boolean any(IntPredicate wanted) {
        return known.stream().anyMatch(wanted::test);
    }

    private void checkPcpus() {
        List<Integer> all = overview.pcpus().stream().map(PcpuFacts::pcpu).toList();
        if (all.stream().noneMatch(pcpus::test)) {
            throw UsageException.notIn(
                    overview.extent().name(), typed(CommonOptions.PCPU), "it has records of pcpus " + ranges(all, ""));
        }
    }

    private String typed(Option option) {
        return option.longForm() + " " + String.join(",", asked.values(option));
    }

    /** What there is, as the options take it. */
    private String there() {
        if (known.isEmpty()) {
            return "no record names a vcpu";
        }
        List<String> names = new ArrayList<>();
        boolean idle = false;
        for (int domain : known.stream().map(VcpuKey::domain).distinct().toList()) {
            if (domain == VcpuKey.IDLE_DOMAIN) {
                idle = true;
            } else {
                names.add(ranges(vcpusOf(domain), "d" + domain + "v"));
            }
        }
        if (idle) {
            names.add("idle");
        }
        return "it has " + named(names);
    }

    private List<Integer> vcpusOf(int domain) {
        return known.stream()
                .filter(key -> VcpuKey.domain(key) == domain)
                .map(VcpuKey::vcpu)
                .toList();
    }

    private static String named(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(",", names)
                : String.join(",", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }

    /** Ascending numbers as ranges, each after {@code before}: {@code d1v0-3,d1v7}. */
    static String ranges(List<Integer> numbers, String before) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size(); ) {
            int last = i;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            ranges.add(before + numbers.get(i) + (last == i ? "" : "-" + numbers.get(last)));
            i = last + 1;
        }
        return named(ranges);
    }
}
