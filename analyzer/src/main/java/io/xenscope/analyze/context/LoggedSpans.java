package io.xenscope.analyze.context;

import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Named spans from logs whose times are known within bounds only, and what is known to tie spans of the capture to them: by the
 * record that opens one, by lying surely inside, by the creation of a domain. Times are common ticks.
 */
public final class LoggedSpans {
    /** Of so many spans that began before a moment one may hold it. */
    private static final int LOOKS = 256;

    /** From the latest begin to the earliest end. */
    private record Sure(long from, long until, ContextId id) {}

    /** Between two moments a domain of this number was made. */
    private record Operation(long from, long until, ContextId id) {}

    private final List<ContextSpan> spans;
    private final Map<Long, List<ContextTie>> byRecord = new HashMap<>();
    private final Map<Integer, List<Sure>> inside = new HashMap<>();
    private final Map<Integer, List<Operation>> operations = new HashMap<>();

    public LoggedSpans(List<ContextSpan> spans) {
        this.spans = spans;
    }

    /** None. */
    public static LoggedSpans none() {
        return new LoggedSpans(List.of());
    }

    public List<ContextSpan> spans() {
        return spans;
    }

    /** The span that a record opens was made by one of these, or answers it. */
    public void tie(long record, String why, ContextId id) {
        byRecord.computeIfAbsent(record, none -> new ArrayList<>()).add(new ContextTie(why, id));
    }

    /** What a vcpu does between two moments lies surely inside a span. */
    public void surely(int vcpu, long from, long until, ContextId id) {
        if (from < until) {
            inside.computeIfAbsent(vcpu, none -> new ArrayList<>()).add(new Sure(from, until, id));
        }
    }

    /** A span is part of making a domain; {@code from} and {@code until} are its own times as shown. */
    public void makes(int domain, long from, long until, ContextId id) {
        operations.computeIfAbsent(domain, none -> new ArrayList<>()).add(new Operation(from, until, id));
    }

    /** All have come: puts them in order. */
    public LoggedSpans sorted() {
        inside.values().forEach(all -> all.sort(Comparator.comparingLong(Sure::from)));
        return this;
    }

    public boolean isEmpty() {
        return byRecord.isEmpty() && inside.isEmpty() && operations.isEmpty();
    }

    /** Ties of the span that a record opens. */
    public List<ContextTie> of(long record) {
        return byRecord.getOrDefault(record, List.of());
    }

    /** The span of a log in which {@code [begin, end]} of a vcpu surely lies, the innermost; null where there is none. */
    public ContextTie during(int vcpu, long begin, long end) {
        List<Sure> all = inside.getOrDefault(vcpu, List.of());
        int behind = (int) Search.first(0, all.size(), i -> all.get((int) i).from > begin);
        for (int i = behind - 1; i >= Math.max(0, behind - LOOKS); i--) {
            if (all.get(i).until >= end) {
                return new ContextTie("during", all.get(i).id);
            }
        }
        return null;
    }

    /** What is part of making a domain that was made within {@code [begin, end]}. */
    public List<ContextTie> making(int domain, long begin, long end) {
        List<Operation> all = operations.getOrDefault(domain, Collections.emptyList());
        return all.stream()
                .filter(operation -> operation.from < end && operation.until > begin)
                .map(operation -> new ContextTie("operation", operation.id))
                .toList();
    }
}
