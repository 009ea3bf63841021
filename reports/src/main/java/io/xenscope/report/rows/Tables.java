package io.xenscope.report.rows;

import java.util.List;

/** The list of tables, in the order of documents: a line each. */
public final class Tables {
    /** The column that databases have before those of each table: of which capture a row is. */
    public static final String CAPTURE_COLUMN = "capture";

    /** The captures that were asked for, those that could not be read, too. The code that opens captures gives its rows. */
    public static final RowTable<OpenedCapture> CAPTURES = RowTable.of(
            "captures",
            "The captures that were asked for, in their order",
            columns -> columns.text("file", OpenedCapture::file, "its name as it was given")
                    .text("error", OpenedCapture::error, "why it could not be read; null if it could"));

    public static final RowTable<?> CAPTURE = CaptureRow.TABLE;
    public static final RowTable<?> PCPUS = PcpuRow.TABLE;
    public static final RowTable<?> CLOCK = PcpuRow.CLOCK;
    public static final RowTable<?> LOSSES = PcpuRow.LOSSES;
    public static final RowTable<?> PROBLEMS = CaptureRow.PROBLEMS;
    public static final RowTable<?> DOMAINS = DomainRow.TABLE;
    public static final RowTable<?> VCPUS = VcpuRow.TABLE;
    public static final RowTable<?> STATES = StateRow.TABLE;
    public static final RowTable<?> SPANS = SpanRow.TABLE;
    public static final RowTable<?> WAITS = WaitRow.TABLE;
    public static final RowTable<?> RIVALS = WaitRow.RIVALS;
    public static final RowTable<?> WAKES = WakeRow.TABLE;
    public static final RowTable<?> EXITS = ExitRow.TABLE;
    public static final RowTable<?> CALLS = CallRow.TABLE;
    public static final RowTable<?> IRQS = IrqRow.TABLE;
    public static final RowTable<?> EVENTS = EventRow.TABLE;

    /** Histograms: for engines that have functions for them. */
    public static final RowTable<?> LATENCY = HistogramRow.TABLE;

    /** All but {@link #CAPTURES}, in the order of documents. */
    public static final List<RowTable<?>> ALL = List.of(
            CAPTURE, PCPUS, CLOCK, LOSSES, PROBLEMS, DOMAINS, VCPUS, STATES, SPANS, WAITS, RIVALS, WAKES, EXITS, CALLS,
            IRQS, EVENTS, LATENCY);

    private Tables() {}

    /** The table of a name; null where there is none. */
    public static RowTable<?> named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The records of one event with named fields, {@code ev.EVENT}: {@code t_ns, pcpu, on_dom, on_vcpu} and a number for each field of
     * all forms that the event has had, null in records that do not have it; fields are named as in {@code dump --format ndjson}, but
     * domain and vcpu stay apart. Null where the catalogue has no event that dump calls so.
     */
    public static RowTable<?> ofEvent(String event) {
        return EventFieldsRow.table(event);
    }
}
