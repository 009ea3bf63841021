package io.xenscope.report.compare;

import java.util.Comparator;

/**
 * What a value is of.
 *
 * @param detail a reason, hypercall or kind; empty where there is none
 */
record RowKey(Compared quantity, Subject subject, String detail) implements Comparable<RowKey> {
    private static final Comparator<RowKey> ORDER = Comparator.comparing(RowKey::quantity)
            .thenComparing(RowKey::subject)
            .thenComparing(RowKey::detail);

    /** The same of another subject. */
    RowKey of(Subject other) {
        return new RowKey(quantity, other, detail);
    }

    /** As {@code d6/HLT}. */
    String text() {
        return subject.text() + (detail.isEmpty() ? "" : "/" + detail);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
