package io.xenscope.report.spans;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A span as a row of a table. What it is and where stands in front, then a column for each attribute that
 * {@link SpanAttributes#COLUMNS} names, without its {@code xen.}, then what caused it; where logs were given beside the capture, what they
 * say, too. An attribute that the span has not is null.
 */
public final class SpanColumns implements AttributeSink {
    private static final String PREFIX = "xen.";
    private static final List<String> FRONT =
            List.of("trace", "span", "parent", "kind", "name", "dom", "vcpu", "certainty", "end_ns");
    private static final int SPAN = 1;
    private static final int PARENT = 2;
    private static final int CERTAINTY = 7;
    private static final int END = 8;
    private static final int NOWHERE = -1;

    /** The parts of plain spans in {@link #FRONT}. */
    private static final PlainPart[] FRONT_PARTS = {
        PlainPart.TRACE,
        PlainPart.SPAN,
        PlainPart.PARENT,
        null,
        null,
        PlainPart.DOMAIN_NUMBER,
        PlainPart.VCPU_NUMBER,
        null,
        PlainPart.END
    };

    private final SpanFacts facts;
    private final int causes;
    private final String[] names;
    private final PlainPart[] parts;
    private final Map<String, Integer> places = new HashMap<>();
    /** Of columns that hold nothing in this row, what earlier ones held. */
    private final String[] texts;

    private final long[] numbers;
    /** One bit for each column: those that hold a text, a number, the name of a span in this row. */
    private long hasText;

    private long hasNumber;
    private long hasSpan;
    private final NumberMemo placesOfKeys = new NumberMemo(key -> places.getOrDefault(key, NOWHERE));
    /** One for all spans: to make one is a call into the virtual machine where the fast compiler is alone. */
    private final LinkSink addingCauses = this::addCause;

    public SpanColumns(SpanFacts facts) {
        this.facts = facts;
        List<String> all = new ArrayList<>(FRONT);
        List<PlainPart> allParts = new ArrayList<>(Arrays.asList(FRONT_PARTS));
        for (String attribute : SpanAttributes.COLUMNS) {
            places.put(attribute, all.size());
            all.add(attribute.substring(PREFIX.length()));
            allParts.add(PlainPart.ofAttribute(attribute));
        }
        causes = all.size();
        all.add("causes");
        for (String attribute : facts.hasLogs() ? SpanAttributes.OF_LOGS : List.<String>of()) {
            places.put(attribute, all.size());
            all.add(attribute.substring(PREFIX.length()));
        }
        names = all.toArray(String[]::new);
        parts = allParts.toArray(new PlainPart[names.length]);
        texts = new String[names.length];
        numbers = new long[names.length];
        if (names.length > Long.SIZE) {
            throw new IllegalStateException(names.length + " columns");
        }
    }

    public int count() {
        return names.length;
    }

    public String name(int column) {
        return names[column];
    }

    /** Fills the row; {@code trace} is the name of the activation's trace. */
    public void fill(Activation activation, int span, String trace) throws IOException {
        hasText = 0;
        hasNumber = 0;
        ContextSpan named = activation.context(span);
        int vcpu = named == null ? activation.vcpu() : named.vcpu();
        set(0, trace);
        numbers[SPAN] = facts.ids().span(activation, span);
        hasSpan = 1L << SPAN;
        if (activation.parent(span) != Activation.NONE) {
            numbers[PARENT] = facts.ids().span(activation, activation.parent(span));
            hasSpan |= 1L << PARENT;
        }
        set(3, SpanFacts.kind(activation.kind(span)));
        set(4, facts.name(activation, span));
        if (!SpanFacts.isUnnamed(activation)) {
            set(5, VcpuKey.domain(vcpu));
        }
        if (!SpanFacts.isUnnamed(activation) && (vcpu == VcpuKey.UNKNOWN || VcpuKey.vcpu(vcpu) != VcpuKey.NO_VCPU)) {
            set(6, VcpuKey.vcpu(vcpu));
        }
        set(CERTAINTY, activation.certainty(span).key());
        set(END, facts.nanos(activation.end(span)));
        facts.attributes(activation, span, this);
        facts.links(activation, span, addingCauses);
    }

    private void set(int column, long value) {
        numbers[column] = value;
        hasNumber |= 1L << column;
    }

    private void set(int column, String text) {
        texts[column] = text;
        hasText |= 1L << column;
    }

    private void addCause(SpanLink cause) {
        String before = text(causes);
        set(causes, before == null ? cause.toString() : before + " " + cause);
    }

    @Override
    public void text(String key, String value) {
        int place = placesOfKeys.of(key);
        if (place != NOWHERE) {
            set(place, value);
        }
    }

    @Override
    public void number(String key, long value) {
        int place = placesOfKeys.of(key);
        if (place != NOWHERE) {
            set(place, value);
        }
    }

    @Override
    public void flag(String key) {
        text(key, "true");
    }

    /** One bit for each column, set where it holds anything in this row. */
    public long present() {
        return hasText | hasNumber | hasSpan;
    }

    /** What part of a plain span the column holds in this row; null for nothing, or what is the same in all that look alike. */
    public PlainPart part(int column) {
        return (present() >>> column & 1) == 0 ? null : parts[column];
    }

    /** Whether the column holds a number in this row. */
    public boolean isNumber(int column) {
        return (hasNumber >>> column & 1) != 0;
    }

    /** The number in a column that holds one, or a name of a span. */
    public long number(int column) {
        return numbers[column];
    }

    /** Whether the column holds the name of a span in this row, which is shown as sixteen digits in base 16. */
    public boolean isSpan(int column) {
        return (hasSpan >>> column & 1) != 0;
    }

    /** The text of a column that holds neither; null where it holds nothing. */
    public String text(int column) {
        return (hasText >>> column & 1) == 0 ? null : texts[column];
    }
}
