package io.xenscope.report.rows;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.rules.IrqRecord;
import io.xenscope.format.event.HwEvents;
import io.xenscope.report.spans.SpanIds;

/** One handler of a hardware interrupt. */
final class IrqRow {
    static final RowTable<IrqRow> TABLE = RowTable.of(
            "irqs",
            "Handlers of hardware interrupts, in the order of ends",
            columns -> columns.sliced()
                    .big("span", IrqRow::span, "its span, if it has one: not where no record says who ran")
                    .small("pcpu", row -> row.stream.pcpu(), "where")
                    .integer("irq", row -> IrqRecord.irq(row.stream.record()), "its irq")
                    .nanos("start_ns", row -> row.reading.nanos(row.begin()), "begin of the handler")
                    .nanos("dur_ns", IrqRow::duration, "how long; null: tracing began in the handler")
                    .who("", row -> row.stream.vcpu(), "who was interrupted"));

    private final RowReading reading;
    private final SpanIds ids;
    private PcpuStream stream;

    private IrqRow(RowReading reading) {
        this.reading = reading;
        this.ids = new SpanIds(reading.capture().source());
    }

    static void read(RowReading reading, RowSinks sinks) {
        if (!sinks.wants(TABLE)) {
            return;
        }
        IrqRow row = new IrqRow(reading);
        reading.eachRecord(stream -> {
            row.stream = stream;
            if (HwEvents.isIrqHandled(stream.record().event()) && IrqRecord.isWhole(stream.record())) {
                sinks.give(TABLE, row);
            }
        });
    }

    private long begin() {
        long begin = IrqRecord.begin(stream.time(), stream.record());
        return Math.max(reading.overview().extent().beginTicks(), begin);
    }

    private long duration() {
        return IrqRecord.isTimed(stream.record()) ? reading.duration(IrqRecord.ticks(stream.record())) : RowTable.NULL;
    }

    private long span() {
        return ids.interrupt(stream.pcpu(), stream.record().offset());
    }
}
