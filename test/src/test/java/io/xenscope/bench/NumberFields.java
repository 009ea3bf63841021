package io.xenscope.bench;

import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Where records hold numbers of domains, vcpus and pcpus, as Xen 4.13 to 4.17 lays them out (xentrace format, section
 * 6): the versions that benchmark inputs come from.
 *
 * <p>Sets of pcpus are not renumbered: a mask has no room for more.
 */
final class NumberFields {
    /** Fields as {@link NumberField#parse} reads them, and the events that have them. */
    private static final String TABLE = """
            d1l v1h     : 1f001
            d0h v0l     : 21002 21011 21021 21031 21101 21121 21131 21201 21211 21231 21301 21311 21321
            d0h v0l     : 2200a 22202 22203 22205 22207 2220a 2220f 22216 22217 22802 22803 22804
            d2h v2l     : 2220b
            d0h v0l c1  : 2220d 22214 22a01 22a02 22a03
            d2h v2l c3h : 22213
            d0h v0l c1l c1h : 22a04
            d1h v1l c0h : 22a05
            d0 v1       : 22002 22003 22007 22008 28003 28004 28005 28006 28007 2800e 2800f 28010 28011
            d0 v1 c2    : 22005
            d1 v2 c0    : 22004
            d0 v1 d2 v3 : 2800a
            d0          : 28001 28002 28009 41001 41002 10f001 10f002 10f003
            d2          : 10f005 10f012
            d4          : 10f010 10f011
            d5l         : 10f004
            c0          : 22006 2200b
            c0l         : 22009 22206 22215 22801 22806
            c2          : 802001 802002 802005
            """;

    private static final NumberField[] NONE = {};

    private static final TreeMap<Integer, NumberField[]> PARSED = parse();
    private static final int[] EVENTS =
            PARSED.keySet().stream().mapToInt(Integer::intValue).toArray();
    private static final NumberField[][] FIELDS = PARSED.values().toArray(NumberField[][]::new);

    private NumberFields() {}

    private static TreeMap<Integer, NumberField[]> parse() {
        TreeMap<Integer, NumberField[]> fields = new TreeMap<>();
        TABLE.lines()
                .map(line -> line.split(" *: "))
                .forEach(line -> Arrays.stream(line[1].split(" "))
                        .forEach(event -> fields.put(Integer.parseInt(event, 16), NumberField.parse(line[0]))));
        return fields;
    }

    private static NumberField[] of(int header) {
        int found = Arrays.binarySearch(EVENTS, RecordHeader.event(header));
        return found < 0 ? NONE : FIELDS[found];
    }

    /** Renumbers a record in place; {@code payload} is where its extra words begin. */
    static void move(int header, ByteBuffer record, int payload, Move move) {
        int domain = 0;
        for (NumberField field : of(header)) {
            if (field.word() < RecordHeader.words(header)) {
                int number = field.get(record, payload);
                domain = field.isDomain() ? number : domain;
                field.put(record, payload, field.moved(number, domain, move));
            }
        }
    }

    /** The highest number of a real domain that the record names, or -1. */
    static int highestDomain(RecordCursor cursor) {
        int highest = -1;
        for (NumberField field : of(cursor.header())) {
            if (field.isDomain() && field.word() < cursor.wordCount()) {
                int domain = field.get(cursor.word(field.word()));
                highest = Move.isReserved(domain) ? highest : Math.max(highest, domain);
            }
        }
        return highest;
    }
}
