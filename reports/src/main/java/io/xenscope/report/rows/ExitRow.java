package io.xenscope.report.rows;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.analyze.track.Readings;
import io.xenscope.analyze.track.VcpuTrackers;
import io.xenscope.analyze.track.vcpu.VmExits;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.events.EventName;
import io.xenscope.report.rows.ExitLog.Item;
import io.xenscope.report.spans.SpanIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One VM exit with what its handlers wrote. */
final class ExitRow {
    private static final Readings.Slices SLICES = new Readings.Slices(1 << 16, 4 << 20);

    static final RowTable<ExitRow> TABLE = RowTable.of(
            "exits",
            "VM exits, from exit to entry, in the order of ends; those whose entry was not seen, too",
            columns -> columns.big(
                            "span", ExitRow::span, "its span; of one that runs interrupt, the first of its spans")
                    .who("", row -> row.log.vcpu(), "who")
                    .small("pcpu", row -> row.get(Item.PCPU), "where the guest left")
                    .nanos("start_ns", row -> row.reading.nanos(row.get(Item.BEGIN)), "exit")
                    .nanos("dur_ns", ExitRow::whole, "exit to entry; null: the entry was not seen")
                    .nanos(
                            "xen_ns",
                            row -> row.divided(Item.XEN),
                            "of that, with a pcpu; null: nobody knows whose exit it is")
                    .nanos("wait_ns", row -> row.divided(Item.WAIT), "of that, runnable; null likewise")
                    .nanos("blocked_ns", row -> row.divided(Item.BLOCKED), "of that, blocked or offline; null likewise")
                    .nanos(
                            "guest_ns",
                            row -> row.duration(Item.GUEST),
                            "in the guest before; null: the entry before was not seen")
                    .integer(
                            "reason",
                            row -> ExitReason.code(row.reason()),
                            "why, by the number of the processor's manual")
                    .name("name", row -> row.reasons.of(row.reason()), "why, as the manual calls it")
                    .flag("nested", row -> (row.reason() & ExitReason.NESTED) != 0, "whether a nested guest left")
                    .big("rip", row -> row.get(Item.RIP), "where the guest was")
                    .name("handler", ExitRow::handler, "event of the first record of a handler")
                    .big(
                            "object",
                            row -> row.get(Item.OBJECT),
                            "its port, gpa, msr, cr, xcr, leaf, va, cr2, eax or vector")
                    .big(
                            "value",
                            row -> row.get(Item.VALUE),
                            "what was read or written there, or its mfn or error code")
                    .integer("handlers", row -> row.get(Item.HANDLERS), "records of handlers")
                    .integer(
                            "injected",
                            row -> row.get(Item.INJECTED),
                            "vector of the first interrupt that was injected"));

    private final RowReading reading;
    private final SpanIds ids;
    private final KeyedNames reasons;
    private final KeyedNames handlers = new KeyedNames(this::handlerOf);
    private ExitLog log;
    private int which;

    private ExitRow(RowReading reading) {
        this.reading = reading;
        this.ids = new SpanIds(reading.capture().source());
        ExitNames names = new ExitNames(reading.overview());
        this.reasons = new KeyedNames(reason -> names.name((int) reason));
    }

    static void read(RowReading reading, RowSinks sinks) {
        if (sinks.wants(TABLE)) {
            new ExitRow(reading).readAll(sinks);
        }
    }

    private void readAll(RowSinks sinks) {
        var extent = reading.overview().extent();
        Range whole = Range.whole(extent.beginTicks(), extent.endTicks());
        List<ExitLog> logs = new ArrayList<>();
        Readings readings = new Readings(reading.capture(), reading.overview());
        VcpuTrackers<VmExits> exits =
                readings.vcpus().follow((vcpu, mates) -> new VmExits(vcpu, whole), VmExits::register);
        readings.vcpus()
                .follow(
                        (vcpu, mates) -> {
                            ExitLog made = new ExitLog(vcpu, mates.of(exits));
                            logs.add(made);
                            return made;
                        },
                        events -> ExitLog.register(events, reading.overview().era()));
        try (Workers workers = new Workers(reading.threads())) {
            readings.run(workers, SLICES, until -> give(logs, sinks));
        }
    }

    /** Vcpu by vcpu, whichever thread read it. */
    private void give(List<ExitLog> logs, RowSinks sinks) {
        logs.sort(Comparator.comparingLong(one -> Integer.toUnsignedLong(one.vcpu())));
        for (ExitLog one : logs) {
            log = one;
            for (which = 0; which < one.count(); which++) {
                sinks.give(TABLE, this);
            }
            one.clear();
        }
    }

    private long get(Item item) {
        return log.get(which, item);
    }

    private long duration(Item item) {
        return get(item) == RowTable.NULL ? RowTable.NULL : reading.duration(get(item));
    }

    /** A part of its time: what the vcpu did meanwhile is known only where it is known which vcpu that is. */
    private long divided(Item item) {
        return log.vcpu() == VcpuKey.UNKNOWN ? RowTable.NULL : duration(item);
    }

    private long whole() {
        return get(Item.END) == RowTable.NULL ? RowTable.NULL : reading.between(get(Item.BEGIN), get(Item.END));
    }

    private int reason() {
        return (int) get(Item.REASON);
    }

    private long span() {
        return get(Item.RECORD) == RowTable.NULL ? RowTable.NULL : ids.vmexit((int) get(Item.PCPU), get(Item.RECORD));
    }

    private String handler() {
        return get(Item.HANDLER) == RowTable.NULL ? null : handlers.of(get(Item.HANDLER));
    }

    private String handlerOf(long header) {
        int event = RecordHeader.event((int) header);
        EventKind kind = EventCatalogue.standard().kind(event);
        int words = RecordHeader.words((int) header);
        return EventName.of(kind, kind.layoutFor(words, reading.overview().era()), event);
    }
}
