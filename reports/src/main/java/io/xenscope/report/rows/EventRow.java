package io.xenscope.report.rows;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.GenEvents;
import io.xenscope.report.events.EventName;

/** One record, its payload as words. */
final class EventRow {
    private static final long LOSS_BEGIN = -1;
    private static final int LOSS_WORDS = 4;
    private static final long LOSS = Integer.toUnsignedLong(1 << 31 | LOSS_WORDS << 28 | GenEvents.LOST_RECORDS);
    private static final int WORDS = 7;

    static final RowTable<EventRow> TABLE = RowTable.of(
            "events",
            "All records in the order of time, as dump prints them: losses twice, at begin and end",
            EventRow::declare);

    private static void declare(RowTable.Maker<EventRow> columns) {
        columns.sliced()
                .nanos("t_ns", row -> row.reading.nanos(row.stream.time()), "when")
                .small("pcpu", row -> row.stream.pcpu(), "where")
                .who("", row -> row.stream.vcpu(), "who ran there before the record")
                .name("event", EventRow::name, "Xen's name of the event, as dump prints it")
                .integer("id", row -> row.stream.record().event(), "number of the event")
                .small("n", row -> row.stream.record().wordCount(), "words of payload");
        for (int i = 0; i < WORDS; i++) {
            int word = i;
            columns.integer("w" + word, row -> row.word(word), "word " + word + " of the payload, with a sign");
        }
        columns.big("offset", "bytes", row -> row.stream.record().offset(), "where in the file");
    }

    private final RowReading reading;
    private final KeyedNames names;
    private PcpuStream stream;

    private EventRow(RowReading reading) {
        this.reading = reading;
        Era era = reading.overview().era();
        this.names = new KeyedNames(key -> name(key, era));
    }

    static void read(RowReading reading, RowSinks sinks) {
        if (!sinks.wants(TABLE)) {
            return;
        }
        EventRow row = new EventRow(reading);
        reading.eachRecord(stream -> {
            row.stream = stream;
            sinks.give(TABLE, row);
        });
    }

    private long word(int word) {
        return word < stream.record().wordCount() ? stream.record().word(word) : RowTable.NULL;
    }

    private String name() {
        return names.of(key(stream));
    }

    /** What stands for the name of a record: its header, and whether it is the begin of a loss. */
    static long key(PcpuStream stream) {
        return stream.isLossBegin()
                ? LOSS_BEGIN
                : Integer.toUnsignedLong(stream.record().header());
    }

    /** What {@code dump} calls records with a key. */
    static String name(long key, Era era) {
        if (key == LOSS_BEGIN || key == LOSS) {
            return key == LOSS_BEGIN ? EventName.LOSS_BEGIN : EventName.LOSS_END;
        }
        int event = RecordHeader.event((int) key);
        EventKind kind = EventCatalogue.standard().kind(event);
        return EventName.of(kind, kind.layoutFor(RecordHeader.words((int) key), era), event);
    }
}
