package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.make.Analyzer;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.TimeOrigin;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlainTextsTest {
    private static final ActivationLimits LIMITS =
            new ActivationLimits(vcpu -> true, Long.MIN_VALUE, Long.MAX_VALUE, 2_000);

    /** The texts of all trees are those of their spans, each written as any span is. */
    private static <T extends TraceText & PlainTexts.Form> void assertSame(
            List<Activation> trees, SpanFacts facts, Function<SpanFacts, T> maker) {
        T fast = maker.apply(facts);
        T general = maker.apply(facts);
        for (Activation tree : trees) {
            try {
                String written = written(fast, tree);
                String spans = oneByOne(general, tree);
                int begin = Math.max(0, written.indexOf(spans.substring(0, Math.min(100, spans.length()))));
                assertEquals(spans, written.substring(begin, Math.min(written.length(), begin + spans.length())));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String written(TraceText text, Activation tree) throws IOException {
        text.bytes().clear();
        text.begin();
        text.add(tree, 0, tree.spans());
        text.end();
        return text(text);
    }

    /** Each span as any span is written. */
    private static <T extends TraceText & PlainTexts.Form> String oneByOne(T text, Activation tree) throws IOException {
        // From this the format knows the trace.
        text.bytes().clear();
        text.begin();
        text.add(tree, 0, 1);
        text.bytes().clear();
        for (int span = 0; span < tree.spans(); span++) {
            text.write(tree, span);
        }
        String all = text(text);
        return all.startsWith(",{") ? all.substring(1) : all;
    }

    private static String text(TraceText text) {
        return new String(text.bytes().copy(), StandardCharsets.UTF_8);
    }

    private static <T extends TraceText & PlainTexts.Form> void assertSame(Function<SpanFacts, T> maker)
            throws IOException {
        for (String sample : Samples.ALL) {
            try (Capture capture = Capture.open(Samples.path(sample));
                    Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(2_600_000_000L))) {
                List<Activation> trees = new ArrayList<>();
                Activations.read(capture, analysis, LIMITS, 1, trees::add);
                assertSame(trees, new SpanFacts(capture, analysis, TimeOrigin.of(analysis), LIMITS), maker);
                assertTrue(plain(trees) > 10_000, sample + ": " + plain(trees) + " plain spans");
            }
        }
    }

    private static long plain(List<Activation> trees) {
        return trees.stream()
                .flatMapToInt(tree -> IntStream.range(0, tree.spans()).filter(span -> SpanFacts.isPlain(tree, span)))
                .count();
    }

    @Test
    void rowsOfCsvAreTheSameByBothWays() throws IOException {
        assertSame(SpanCsv::new);
    }

    @Test
    void rowsOfNdjsonAreTheSameByBothWays() throws IOException {
        assertSame(SpanNdjson::new);
    }

    @Test
    void spansOfJaegerAreTheSameByBothWays() throws IOException {
        assertSame(JaegerJson::new);
    }

    @Test
    void spansOfZipkinAreTheSameByBothWays() throws IOException {
        assertSame(ZipkinJson::new);
    }

    @Test
    void spansOfOtlpAreTheSameByBothWays() throws IOException {
        assertSame(OtlpJson::new);
    }

    /** A collector takes so many at once: what is the same in all spans of a tree is known from the part at hand. */
    @Test
    void aPartOfATreeIsTheSameAsInTheWhole() throws IOException {
        try (Capture capture = Capture.open(Samples.path(Samples.PV_DOMAIN_CREATE));
                Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(2_600_000_000L))) {
            List<Activation> trees = new ArrayList<>();
            Activations.read(capture, analysis, LIMITS, 1, trees::add);
            SpanFacts facts = new SpanFacts(capture, analysis, TimeOrigin.of(analysis), LIMITS);
            OtlpJson fast = new OtlpJson(facts);
            OtlpJson general = new OtlpJson(facts);
            for (Activation tree : trees) {
                String all = oneByOne(general, tree);
                int half = tree.spans() / 2;
                fast.bytes().clear();
                fast.begin();
                if (half > 0) {
                    fast.add(tree, 0, half);
                }
                fast.add(tree, half, tree.spans());
                int begin = fast.bytes().length() - all.length();
                assertEquals(all, text(fast).substring(begin));
            }
        }
    }

    /** The begins of all spans, by a form that has written others before and by one that has not. */
    private static void assertBeginsSame(Function<SpanFacts, TimelineDocument> maker) throws IOException {
        for (String sample : Samples.ALL) {
            try (Capture capture = Capture.open(Samples.path(sample));
                    Analysis analysis = Analyzer.analyze(capture, 1, TscRate.given(2_600_000_000L))) {
                List<Activation> trees = new ArrayList<>();
                Activations.read(capture, analysis, LIMITS, 1, trees::add);
                SpanFacts facts = new SpanFacts(capture, analysis, TimeOrigin.of(analysis), LIMITS);
                assertBeginsSame(trees.subList(0, Math.min(500, trees.size())), maker.apply(facts));
            }
        }
    }

    private static void assertBeginsSame(List<Activation> trees, TimelineDocument document) throws IOException {
        Lanes.Lane lane = new Lanes.Lane(new Lanes.Process(1_001, "d1", 2), 101_000, "d1v0", 0, 0);
        TimelineForm used = document.form();
        used.begin(true);
        EventBytes byUsed = new EventBytes();
        EventBytes byFresh = new EventBytes();
        for (Activation tree : trees) {
            byUsed.clear();
            byFresh.clear();
            for (int span = 1; span < tree.spans(); span++) {
                used.begin(byUsed, lane, tree, span, null);
                TimelineForm fresh = document.form();
                fresh.begin(true);
                fresh.begin(byFresh, lane, tree, span, null);
            }
            assertArrayEquals(byFresh.copy(), byUsed.copy());
        }
    }

    @Test
    void slicesOfChromeAreTheSameByBothWays() throws IOException {
        assertBeginsSame(ChromeJson::new);
    }

    @Test
    void slicesOfPerfettoAreTheSameByBothWays() throws IOException {
        assertBeginsSame(PerfettoTrace::new);
    }
}
