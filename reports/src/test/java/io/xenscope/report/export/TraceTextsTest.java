package io.xenscope.report.export;

import static io.xenscope.samples.VcpuName.d;
import static io.xenscope.samples.VcpuName.idle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.clock.Clocks;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.samples.TraceMaker;
import io.xenscope.samples.VcpuName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextsTest {
    private static final VcpuName A = d(1).v(0);
    private static final int TRACES = 4_000;

    /** Each span is a word behind a comma: when its trace begins, and which of its spans it is. */
    private static final class Words implements TraceText {
        private final EventBytes bytes = new EventBytes();

        @Override
        public EventBytes bytes() {
            return bytes;
        }

        @Override
        public void begin() {
            bytes.write('|');
        }

        @Override
        public void add(Activation trace, int from, int to) {
            for (int span = from; span < to; span++) {
                bytes.write(',');
                bytes.number(trace.begin(0));
                bytes.write('.');
                bytes.number(span);
            }
        }
    }

    /** Activations of three spans each. */
    private static List<Activation> traces() {
        TraceMaker trace = new TraceMaker();
        trace.pcpu(0).at(0).runs(idle(0));
        for (int i = 0; i < TRACES; i++) {
            long at = 100L * i + 10;
            trace.pcpu(0).at(at).wake(A).at(at + 10).idleTo(A).at(at + 50).blocksToIdle();
        }
        List<Activation> all = new ArrayList<>();
        ActivationLimits limits = new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 2_000);
        try (Capture capture = trace.capture();
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(1_000_000_000), Clocks.AS_RECORDED)) {
            Activations.read(capture, analysis, limits, 1, all::add);
        }
        return all;
    }

    private static String text(List<Activation> traces, boolean partsTraces, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workers workers = new Workers(threads);
                TraceTexts texts = new TraceTexts(out, new TraceTexts.Form("<", 1, ">", partsTraces), Words::new)) {
            int half = traces.size() / 2;
            texts.write(traces.subList(0, half), workers);
            texts.write(List.of(), workers);
            texts.write(traces.subList(half, traces.size()), workers);
            texts.complete();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void traces_are_written_in_order_whoever_makes_their_text() throws IOException {
        List<Activation> traces = traces();
        assertEquals(TRACES, traces.size());
        StringBuilder words = new StringBuilder("<");
        for (Activation trace : traces) {
            for (int span = 0; span < trace.spans(); span++) {
                words.append(',').append(trace.begin(0)).append('.').append(span);
            }
        }
        for (int threads : new int[] {1, 2, 7}) {
            for (boolean partsTraces : new boolean[] {false, true}) {
                assertEquals(
                        words + ">", text(traces, partsTraces, threads).replace("|", ""), threads + " " + partsTraces);
            }
        }
    }

    @Test
    void where_traces_may_be_parted_all_pieces_but_the_last_have_the_same_number_of_spans() throws IOException {
        String[] pieces = text(traces(), true, 2).substring(1).split("\\|");
        assertEquals(3 * TRACES / TraceTexts.SPANS_PER_PIECE, pieces.length);
        for (String piece : pieces) {
            assertEquals(
                    TraceTexts.SPANS_PER_PIECE,
                    piece.chars().filter(c -> c == ',').count());
        }
    }

    @Test
    void an_output_that_fails_ends_the_work_of_all_threads() throws IOException {
        OutputStream full = new OutputStream() {
            private int pieces;

            @Override
            public void write(int oneByte) {}

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (++pieces == 2) {
                    throw new IOException("no space left");
                }
            }
        };
        try (Workers workers = new Workers(7);
                TraceTexts texts = new TraceTexts(full, new TraceTexts.Form("", 0, "", false), Words::new)) {
            List<Activation> traces = traces();
            assertEquals(
                    "no space left",
                    assertThrows(IOException.class, () -> texts.write(traces, workers))
                            .getMessage());
        }
    }

    @Test
    void nothing_but_head_and_tail_is_written_of_no_traces() throws IOException {
        assertEquals("<>", text(List.of(), false, 2).replace("|", ""));
    }
}
