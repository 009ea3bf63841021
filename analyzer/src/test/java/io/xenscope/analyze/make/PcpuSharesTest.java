package io.xenscope.analyze.make;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.analyze.AnalysisParts;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Walker;
import io.xenscope.format.ArraySource;
import io.xenscope.format.Capture;
import io.xenscope.format.TraceWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However pcpus are dealt out, and in however many turns they are walked, every record is walked once. */
class PcpuSharesTest {
    private static final int PCPUS = 5;

    /** Pcpu n has the n-th part of the records, 20 MB in all. */
    private static Capture capture() {
        Random random = new Random(1);
        TraceWriter file = new TraceWriter();
        for (int window = 0; window < 200; window++) {
            int pcpu = random.nextInt(PCPUS);
            TraceWriter records = new TraceWriter();
            for (int record = 0; record < 20_000 / (pcpu + 1); record++) {
                records.record(0x22001, window * 1_000_000L + record, record, pcpu);
            }
            file.window(pcpu, records.bytes());
        }
        return Capture.of(new ArraySource("made", file.bytes()));
    }

    private static List<String> walked(Capture capture, int threads) {
        PcpuShares shares = PcpuShares.of(capture.windows(), threads);
        List<Walker> walkers = new ArrayList<>();
        for (int share = 0; share < shares.count(); share++) {
            walkers.add(new Walker(capture));
        }
        try (Workers workers = new Workers(threads)) {
            shares.walk(workers, walkers);
        }
        List<String> told = new ArrayList<>();
        for (PcpuWalk pcpu : AnalysisParts.pcpus(walkers)) {
            told.add("p" + pcpu.pcpu() + " " + pcpu.records() + " records to " + pcpu.now());
            pcpu.schedule().close();
        }
        return told;
    }

    @Test
    void any_number_of_threads_walks_all_records() {
        try (Capture capture = capture()) {
            List<String> one = walked(capture, 1);
            assertEquals(PCPUS, one.size());
            for (int threads : new int[] {2, 3, 8}) {
                assertEquals(one, walked(capture, threads), threads + " threads");
            }
        }
    }

    @Test
    void a_small_capture_has_no_more_shares_than_threads() {
        byte[] file = new TraceWriter()
                .window(0, new TraceWriter().record(0x22001, 1).bytes())
                .window(7, new TraceWriter().record(0x22001, 2).bytes())
                .bytes();
        try (Capture capture = Capture.of(new ArraySource("made", file))) {
            assertEquals(2, PcpuShares.of(capture.windows(), 2).count());
        }
    }
}
