package io.xenscope.report.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.Analysis.IrqFacts;
import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.sched.WaitCause;
import io.xenscope.report.frame.DomainFacts;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.latency.LatencyRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Durations by percentile, for each latency and its largest groups, as {@code latency} counts them. */
final class Curves {
    private static final int GROUPS = 6;
    private static final int POINTS_A_DECADE = 12;
    private static final int DECADES = 5;
    private static final int MOST_EXITS = 30;

    /** One choice: {@code heat} names the heat map that belongs to it. */
    private record Choice(String name, String heat, Map<String, LatencyHistogram> groups) {
        long count() {
            return groups.values().stream().mapToLong(LatencyHistogram::count).sum();
        }
    }

    private final Scope scope;
    private final List<LatencyRow> rows;

    Curves(PageContent content) {
        this.scope = content.scope();
        this.rows = content.latencies();
    }

    void write(JsonGenerator json) throws IOException {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("wake to run", "wake-to-run", byDomain("wake-to-run", null)));
        choices.add(new Choice("preempted wait", "preempted", preempted()));
        choices.add(new Choice("run", "run", byDomain("run", null)));
        choices.add(new Choice("blocked", "blocked", byDomain("blocked", null)));
        choices.add(new Choice("irq handler", "irq", irqs()));
        List<Choice> exits = new ArrayList<>();
        rows.stream()
                .filter(row -> row.name().equals("exit"))
                .map(LatencyRow::reason)
                .distinct()
                .forEach(reason -> exits.add(new Choice("VM exit " + reason, "exit", byDomain("exit", reason))));
        exits.sort(Comparator.comparingLong((Choice exit) -> -exit.count()));
        choices.addAll(exits.subList(0, Math.min(MOST_EXITS, exits.size())));
        json.writeArrayFieldStart("curves");
        for (Choice choice : choices) {
            if (choice.count() > 0) {
                write(json, choice);
            }
        }
        json.writeEndArray();
    }

    private Map<String, LatencyHistogram> byDomain(String name, String reason) {
        Map<String, LatencyHistogram> groups = new LinkedHashMap<>();
        for (LatencyRow row : rows) {
            boolean isOfDomain = row.owner().dom() != null;
            if (isOfDomain && row.name().equals(name) && (reason == null || reason.equals(row.reason()))) {
                groups.put("d" + row.owner().dom(), row.durations());
            }
        }
        return groups;
    }

    private Map<String, LatencyHistogram> preempted() {
        Map<String, LatencyHistogram> groups = new LinkedHashMap<>();
        for (DomainFacts domain : scope.domains()) {
            if (!domain.isUnknown()) {
                LatencyHistogram sum = new LatencyHistogram();
                domain.vcpus()
                        .forEach(vcpu ->
                                sum.add(vcpu.time().of(WaitCause.PREEMPT).whole()));
                groups.put("d" + domain.dom(), sum);
            }
        }
        return groups;
    }

    private Map<String, LatencyHistogram> irqs() {
        TreeMap<Integer, LatencyHistogram> byNumber = new TreeMap<>();
        for (IrqFacts irq : scope.accounts().irqs()) {
            byNumber.computeIfAbsent(irq.irq(), none -> new LatencyHistogram()).add(irq.handlers());
        }
        Map<String, LatencyHistogram> groups = new LinkedHashMap<>();
        byNumber.forEach((number, handlers) -> groups.put("irq " + number, handlers));
        return groups;
    }

    private void write(JsonGenerator json, Choice choice) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", choice.name);
        json.writeStringField("heat", choice.heat);
        json.writeNumberField("count", choice.count());
        json.writeArrayFieldStart("groups");
        List<Map.Entry<String, LatencyHistogram>> largest = choice.groups.entrySet().stream()
                .filter(group -> group.getValue().count() > 0)
                .sorted(Comparator.comparingLong(group -> -group.getValue().count()))
                .limit(GROUPS)
                .toList();
        for (Map.Entry<String, LatencyHistogram> group : largest) {
            json.writeStartArray();
            json.writeString(group.getKey());
            json.writeNumber(group.getValue().count());
            writePoints(json, group.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** From the least on, as long as at least one lies beyond. */
    private void writePoints(JsonGenerator json, LatencyHistogram durations) throws IOException {
        json.writeStartArray();
        json.writeNumber(scope.nanos(durations.min()));
        for (int point = 1; point <= POINTS_A_DECADE * DECADES; point++) {
            double beyond = Math.pow(10, -(double) point / POINTS_A_DECADE);
            if (durations.count() * beyond < 1) {
                break;
            }
            json.writeNumber(scope.nanos(durations.percentile(100 * (1 - beyond))));
        }
        json.writeEndArray();
    }
}
