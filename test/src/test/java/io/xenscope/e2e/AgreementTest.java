package io.xenscope.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every quantity that two commands print is asked of both: {@code summary}, the report that goes deeper, the sum over the intervals
 * of {@code interval}, and the sum over the spans of {@code export csv}.
 */
final class AgreementTest {
    /** Values by key, and by how much each may differ for rounding: a nanosecond a row. */
    private static final class Values {
        final TreeMap<String, Double> sums = new TreeMap<>();
        final Map<String, Integer> rows = new TreeMap<>();

        void add(String key, double value) {
            sums.merge(key, value, Double::sum);
            rows.merge(key, 1, Integer::sum);
        }
    }

    /** The answers of all commands on one capture. */
    private static final class Answers {
        final Path capture;
        final CsvPage summary;
        final CsvPage spans;

        Answers(Path capture) {
            this.capture = capture;
            this.summary = CsvPage.of("summary", capture);
            this.spans = new CsvPage(InProcess.run("export", "csv", capture.toString(), "--max-spans", "0"));
        }

        CsvPage ask(String command, String... options) {
            return CsvPage.of(command, capture, options);
        }

        CsvPage intervals(String account) {
            long span = summary.number("span_ns");
            return ask("interval", "--of", account, "--every", Math.max(1, span / 7) + "ns");
        }

        List<Map<String, String>> spans(String kind) {
            return spans.table(CsvPage.LONE).stream()
                    .filter(span -> span.get("kind").equals(kind))
                    .toList();
        }
    }

    private final List<String> differences = new ArrayList<>();

    static List<Path> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void commands_agree(Path capture) {
        Answers all = new Answers(capture);
        calls(all);
        exits(all);
        time(all);
        pcpus(all);
        irqs(all);
        domains(all);
        problems(all);
        assertEquals(List.of(), differences, capture.toString());
    }

    private void calls(Answers all) {
        CsvPage calls = all.ask("calls");
        Values summary = sums(all.summary.table("hypercalls"), "count", "dom", "name");
        equal("hypercalls summary/calls", summary, sums(calls.table("hypercalls"), "count", "dom", "name"));
        equal(
                "hypercalls summary/interval",
                summary,
                sums(all.intervals("calls").table(CsvPage.LONE), "count", "dom", "name"));
        Values spans = new Values();
        for (Map<String, String> span : all.spans("hypercall")) {
            spans.add(key(span, "dom") + " " + span.get("name").replaceFirst("^hypercall ", ""), entries(span));
        }
        equal("hypercalls summary/export", known(summary), spans);
        Values subcalls = sums(all.summary.table("hypercalls"), "subcalls", "dom", "name");
        equal("members summary/calls", subcalls, sums(calls.table("subcalls"), "count", "dom", "name"));
        equal(
                "PV entries summary/calls",
                sums(all.summary.table("pv_events"), "count", "dom", "kind"),
                sums(calls.table("pv_events"), "count", "dom", "kind"));
        equal(
                "traps summary/calls",
                sums(all.summary.table("traps"), "count", "dom", "vector"),
                sums(calls.table("traps"), "count", "dom", "vector"));
        continuations(all, calls);
    }

    private void continuations(Answers all, CsvPage calls) {
        Values told = new Values();
        Values spans = new Values();
        for (Map<String, String> row : calls.table("hypercalls")) {
            if (!row.get("dom").isEmpty()) {
                String key = key(row, "dom", "name");
                add(told, key + " joined", number(row, "continued") + number(row, "likely_continued"));
                add(told, key + " maybe", number(row, "maybe_continued"));
            }
        }
        for (Map<String, String> span : all.spans("hypercall")) {
            String key = key(span, "dom") + " " + span.get("name").replaceFirst("^hypercall ", "");
            boolean isMaybe = span.get("continued").equals("maybe");
            add(spans, key + " joined", number(span, "continuations"));
            add(spans, key + " maybe", isMaybe ? 1 : 0);
        }
        equal("continuations calls/export", told, spans);
    }

    private void exits(Answers all) {
        CsvPage exits = all.ask("exits");
        Values counts = sums(all.summary.table("exits"), "count", "dom", "reason");
        Values totals = sums(all.summary.table("exits"), "total_ns", "dom", "reason");
        equal("exits summary/exits", counts, sums(exits.table("exits"), "count", "dom", "reason"));
        equal("time of exits summary/exits", totals, sums(exits.table("exits"), "total_ns", "dom", "reason"));
        equal(
                "time in Xen summary/exits",
                sums(all.summary.table("exits"), "xen_ns", "dom", "reason"),
                sums(exits.table("exits"), "xen_ns", "dom", "reason"));
        CsvPage intervals = all.intervals("exits");
        equal("exits summary/interval", counts, sums(intervals.table(CsvPage.LONE), "count", "dom", "reason"));
        equal(
                "time of exits summary/interval",
                totals,
                sums(intervals.table(CsvPage.LONE), "total_ns", "dom", "reason"));
        Values spans = new Values();
        for (Map<String, String> span : all.spans("vmexit")) {
            spans.add(key(span, "dom") + " " + span.get("name").replaceFirst("^vmexit ", ""), entries(span));
        }
        equal("exits summary/export", known(counts), spans);
        Values injections = sums(all.summary.table("injections"), "count", "dom", "vector");
        equal("injections summary/exits", injections, sums(exits.table("injections"), "count", "dom", "vector"));
        equal(
                "injections summary/interval",
                injections,
                sums(all.intervals("injections").table(CsvPage.LONE), "count", "dom", "vector"));
    }

    private void time(Answers all) {
        CsvPage sched = all.ask("sched");
        CsvPage latency = all.ask("latency", "--by", "vcpu");
        Values states = sums(sched.table("vcpu_states"), "total_ns", "dom", "state");
        Values ofDomains = new Values();
        for (Map<String, String> row : all.summary.table("domains")) {
            for (String state : List.of("running", "runnable", "blocked", "offline", "lost", "unknown")) {
                add(ofDomains, key(row, "dom") + " " + state, number(row, state + "_ns"));
            }
        }
        equal("runstates summary/sched", known(ofDomains), states);
        Values intervals = new Values();
        for (Map<String, String> row : all.intervals("vcpus").table(CsvPage.LONE)) {
            for (String state : List.of("running", "runnable", "blocked", "offline", "lost", "unknown")) {
                add(intervals, key(row, "dom") + " " + state, number(row, state + "_ns"));
            }
        }
        equal("runstates sched/interval", states, intervals);
        Values wakes = new Values();
        for (Map<String, String> row : all.summary.table("vcpus")) {
            add(wakes, key(row, "dom", "vcpu"), number(row, "wakes"));
        }
        equal("wakes summary/sched", wakes, sums(rows(sched.table("waits"), "cause", "wake"), "count", "dom", "vcpu"));
        equal(
                "wakes summary/latency",
                wakes,
                sums(rows(latency.table(CsvPage.LONE), "name", "wake-to-run"), "count", "dom", "vcpu"));
        spans(all, sched);
    }

    private void spans(Answers all, CsvPage sched) {
        List<Map<String, String>> running = rows(sched.table("vcpu_states"), "state", "running");
        List<Map<String, String>> runs = all.spans("run");
        equal("running sched/export", sums(running, "total_ns", "dom", "vcpu"), sums(runs, "dur_ns", "dom", "vcpu"));
        Values waits = sums(rows(sched.table("vcpu_states"), "state", "runnable"), "total_ns", "dom", "vcpu");
        Values shown = sums(all.spans("wait"), "dur_ns", "dom", "vcpu");
        // A vcpu that is runnable when it is met first waited since the begin of the capture: no span says so.
        Map<String, Double> firstMet = new TreeMap<>();
        all.spans("activation")
                .forEach(span -> firstMet.merge(key(span, "dom", "vcpu"), number(span, "start_ns"), Math::min));
        waits.sums.replaceAll((vcpu, total) -> {
            double unseen = total - shown.sums.getOrDefault(vcpu, 0.0);
            double rounding = 2.0 + shown.rows.getOrDefault(vcpu, 0);
            return Math.abs(unseen - firstMet.getOrDefault(vcpu, 0.0)) < rounding ? total - unseen : total;
        });
        equal("waiting sched/export", waits, shown);
    }

    private void pcpus(Answers all) {
        CsvPage pcpus = all.ask("pcpus");
        for (String column : List.of("busy_ns", "switches", "lost_records")) {
            equal(
                    column + " of pcpus summary/pcpus",
                    sums(all.summary.table("pcpus"), column, "pcpu"),
                    sums(pcpus.table("pcpus"), column, "pcpu"));
        }
        Values states = new Values();
        for (Map<String, String> row : pcpus.table("pcpu_states")) {
            add(states, key(row, "pcpu", "state"), number(row, "total_ns"));
        }
        Values intervals = new Values();
        for (Map<String, String> row : all.intervals("pcpus").table(CsvPage.LONE)) {
            for (String state : List.of("busy", "switching", "idle", "lost", "unknown")) {
                add(intervals, key(row, "pcpu") + " " + state, number(row, state + "_ns"));
            }
        }
        equal("states of pcpus pcpus/interval", states, intervals);
        CsvPage info = all.ask("info");
        equal(
                "records lost summary/info",
                sums(all.summary.table("pcpus"), "lost_records", "pcpu"),
                sums(info.table("pcpus"), "lost", "pcpu"));
        equal(
                "lost time pcpus/info",
                sums(rows(pcpus.table("pcpu_states"), "state", "lost"), "total_ns", "pcpu"),
                sums(info.table("pcpus"), "lost_ns", "pcpu"));
    }

    private void irqs(Answers all) {
        CsvPage irqs = all.ask("irqs");
        CsvPage intervals = all.intervals("irqs");
        for (String column : List.of("count", "total_ns")) {
            Values summary = sums(all.summary.table("irqs"), column, "irq", "pcpu");
            equal("irqs " + column + " summary/irqs", summary, sums(irqs.table("irqs"), column, "irq", "pcpu"));
            equal(
                    "irqs " + column + " summary/interval",
                    summary,
                    sums(intervals.table(CsvPage.LONE), column, "irq", "pcpu"));
        }
    }

    /** Domains whose begin or end the capture has. */
    private void domains(Answers all) {
        CsvPage domains = all.ask("domains");
        Values lives = new Values();
        Values begins = new Values();
        for (Map<String, String> row : domains.table("lives")) {
            boolean isKnown = !row.get("created_ns").isEmpty()
                    || !row.get("destroyed_ns").isEmpty()
                    || !row.get("removed_ns").isEmpty();
            if (isKnown) {
                lives.add(row.get("dom"), 1);
                begins.add(row.get("dom"), row.get("created_ns").isEmpty() ? 0 : number(row, "created_ns"));
            }
        }
        Values spans = new Values();
        Values spanBegins = new Values();
        for (Map<String, String> span : all.spans("domain")) {
            spans.add(span.get("dom"), 1);
            spanBegins.add(
                    span.get("dom"),
                    span.get("certainty").equals("cut") && number(span, "start_ns") == 0
                            ? 0
                            : number(span, "start_ns"));
        }
        equal("lives domains/export", lives, spans);
        equal("creations domains/export", begins, spanBegins);
    }

    private void problems(Answers all) {
        CsvPage info = all.ask("info");
        Values problems = sums(info.table("problems"), "count", "kind");
        String said = InProcess.run("summary", all.capture.toString(), "--json").out();
        problems.sums.forEach((kind, count) -> {
            boolean isOdd = kind.startsWith("missed") || kind.startsWith("tsc");
            if (isOdd && !said.contains(kind + " " + count.longValue())) {
                differences.add("problem " + kind + " " + count.longValue() + " is not on the page of summary");
            }
        });
    }

    /** Entries into Xen that a span stands for. */
    private static double entries(Map<String, String> span) {
        String certainty = span.get("certainty");
        boolean beganEarlier = certainty.equals("begins_earlier") || certainty.equals("middle");
        return (beganEarlier ? 0 : 1) + number(span, "continuations");
    }

    private static List<Map<String, String>> rows(List<Map<String, String>> rows, String column, String value) {
        return rows.stream().filter(row -> row.get(column).equals(value)).toList();
    }

    private static Values sums(List<Map<String, String>> rows, String value, String... keys) {
        Values sums = new Values();
        for (Map<String, String> row : rows) {
            add(sums, key(row, keys), number(row, value));
        }
        return sums;
    }

    private static void add(Values values, String key, double value) {
        if (value != 0) {
            values.add(key, value);
        }
    }

    private static String key(Map<String, String> row, String... columns) {
        return String.join(" ", Stream.of(columns).map(row::get).toList());
    }

    private static double number(Map<String, String> row, String column) {
        String text = row.get(column);
        assertTrue(text != null, () -> column + " is no column of " + row.keySet());
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    /** Without what belongs to the unknown vcpu, which has no time line. */
    private static Values known(Values values) {
        Values known = new Values();
        values.sums.forEach((key, value) -> {
            if (!key.startsWith(" ")) {
                known.sums.put(key, value);
                known.rows.put(key, values.rows.get(key));
            }
        });
        return known;
    }

    private void equal(String what, Values a, Values b) {
        TreeSet<String> keys = new TreeSet<>(a.sums.keySet());
        keys.addAll(b.sums.keySet());
        for (String key : keys) {
            double one = a.sums.getOrDefault(key, 0.0);
            double other = b.sums.getOrDefault(key, 0.0);
            int rows = a.rows.getOrDefault(key, 0) + b.rows.getOrDefault(key, 0);
            boolean isTime = one > 1000 && !what.startsWith("hypercalls") || what.contains("time");
            if (Math.abs(one - other) > (isTime ? rows : 0)) {
                differences.add(String.format("%s: %s: %.0f and %.0f", what, key, one, other));
            }
        }
    }
}
