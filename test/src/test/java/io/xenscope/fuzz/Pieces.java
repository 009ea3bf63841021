package io.xenscope.fuzz;

import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.TraceWriter;
import io.xenscope.samples.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Small whole captures cut from the samples: what all pcpus recorded between two times, in windows as {@code xentrace}
 * would have written them, had it come by eight times.
 */
final class Pieces {
    private static final int SWEEPS = 8;
    private static final int PCPUS = 4;

    /** Where pieces begin, in 16ths of the sample's records: places from where xenalyze can read undamaged pieces, too. */
    private static final int[] BEGINS = {0, 2, 11, 13};

    private static final int[] SIZES = {16 << 10, 64 << 10, 96 << 10, 32 << 10};

    private final String sample;
    private final byte[] bytes;
    private final long[][] times;

    private Pieces(String sample) {
        this.sample = sample;
        this.bytes = Samples.bytes(sample);
        this.times = times();
    }

    /** Four of every sample, the first of each from its begin. */
    static List<Specimen> ofSamples() {
        List<Specimen> all = new ArrayList<>();
        for (String sample : Samples.ALL) {
            Pieces pieces = new Pieces(sample);
            for (int i = 0; i < BEGINS.length; i++) {
                all.add(pieces.piece(i, SIZES[i]));
            }
        }
        return all;
    }

    /** The same, all of about so many bytes. */
    static List<Specimen> ofSamples(int bytes) {
        List<Specimen> all = new ArrayList<>();
        for (String sample : Samples.ALL) {
            Pieces pieces = new Pieces(sample);
            for (int i = 0; i < BEGINS.length; i++) {
                all.add(pieces.piece(i, bytes));
            }
        }
        return all;
    }

    private Capture open() {
        return Capture.of(new ArraySource(sample, bytes));
    }

    /** TSC and size of every record, in the order of time. */
    private long[][] times() {
        List<long[]> all = new ArrayList<>();
        eachRecord((pcpu, record) -> all.add(new long[] {record.tsc(), record.nextOffset() - record.offset()}));
        return all.stream().sorted((a, b) -> Long.compareUnsigned(a[0], b[0])).toArray(long[][]::new);
    }

    private interface Visitor {
        void record(int pcpu, RecordCursor record);
    }

    private void eachRecord(Visitor visitor) {
        try (Capture capture = open()) {
            long[] known = new long[capture.windows().pcpuLimit()];
            RecordCursor cursor = new RecordCursor(capture.source());
            for (int i = 0; i < capture.windows().count(); i++) {
                int pcpu = capture.windows().pcpu(i);
                cursor.wrap(capture.windows().start(i), capture.windows().end(i))
                        .tsc(known[pcpu]);
                while (cursor.next()) {
                    visitor.record(pcpu, cursor);
                }
                known[pcpu] = cursor.tsc();
            }
        }
    }

    private Specimen piece(int number, int bytes) {
        int first = (int) ((long) times.length * BEGINS[number] / 16);
        int last = first;
        for (long size = 0; size < bytes && last < times.length - 1; last++) {
            size += times[last][1];
        }
        return new Specimen(sample + "#" + number, between(times[first][0], times[last][0]));
    }

    private byte[] between(long from, long to) {
        TraceWriter[][] sweeps = new TraceWriter[SWEEPS][PCPUS];
        for (TraceWriter[] sweep : sweeps) {
            Arrays.setAll(sweep, pcpu -> new TraceWriter());
        }
        eachRecord((pcpu, record) -> {
            long ticks = record.tsc() - from;
            if (ticks >= 0 && ticks < to - from) {
                sweeps[(int) (ticks * SWEEPS / (to - from))][pcpu].raw(
                        Arrays.copyOfRange(bytes, (int) record.offset(), (int) record.nextOffset()));
            }
        });
        return written(sweeps);
    }

    private static byte[] written(TraceWriter[][] sweeps) {
        TraceWriter capture = new TraceWriter();
        for (TraceWriter[] sweep : sweeps) {
            for (int pcpu = 0; pcpu < PCPUS; pcpu++) {
                if (sweep[pcpu].size() > 0) {
                    capture.window(pcpu, sweep[pcpu].bytes());
                }
            }
        }
        return capture.bytes();
    }
}
