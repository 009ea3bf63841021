package io.xenscope.report.export;

import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.span.Activation;
import io.xenscope.report.findings.Phrase;
import io.xenscope.report.spans.SpanFacts;
import io.xenscope.report.spans.StackTree;
import io.xenscope.report.spans.StackTree.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The time of pcpus by domain, vcpu and what Xen did for it, as a flame graph: one SVG that needs nothing else. A script inside zooms
 * (click), searches and names frames; viewers that run no scripts show the same graph, with names as tooltips. {@link StackTree} adds
 * the stacks up.
 */
final class FlameGraph implements SpanWriter {
    private static final int WIDTH = 1200;
    private static final int MARGIN = 10;
    private static final int ROW = 18;
    private static final int HEAD = 66;
    private static final int FOOT = 26;
    private static final double LETTER = 7.2;
    private static final double LEAST_TEXT = 30;

    /** Frames that are drawn, the widest: browsers get slow with more. */
    private static final int MOST_FRAMES = 20_000;

    private static final String STYLE = """
        svg{background:#fff;max-width:100%}
        text{font:12px ui-sans-serif,system-ui,sans-serif;fill:#111}
        #heading{font-size:16px;font-weight:600}
        #search,#reset{cursor:pointer;fill:#0b5cad;text-decoration:underline}
        #frames rect{stroke:#fff;stroke-width:.5}
        #frames>g{cursor:pointer}
        #frames text{pointer-events:none}
        #frames>g:hover rect{stroke:#111;stroke-width:1}
        #frames rect.match{fill:#f08be4}
        """;

    /** Fills by what a frame is of, dark text on all of them. */
    private enum Fill {
        ALL("#c9cdd2"),
        DOMAIN("#b8d4ea"),
        VCPU("#9fc9a8"),
        VMEXIT("#f3a35c"),
        HYPERCALL("#f2c94c"),
        IRQ("#8fb3e8"),
        OTHER("#e59a9a");

        private final String color;

        Fill(String color) {
            this.color = color;
        }

        static Fill of(String name, int level) {
            if (level < 3) {
                return values()[level];
            }
            String word = name.toLowerCase(Locale.ROOT);
            for (Fill fill : List.of(VMEXIT, HYPERCALL, IRQ)) {
                if (word.startsWith(fill.name().toLowerCase(Locale.ROOT))) {
                    return fill;
                }
            }
            return OTHER;
        }
    }

    /** A frame with its place; {@code nanos} with those of the frames on it. */
    private record Box(String name, int level, long from, long nanos) {}

    private final OutputStream out;
    private final SpanFacts facts;
    private final StackTree stacks;

    static SpanWriter open(OutputStream out, SpanFacts facts) {
        return new PenWriter(new FlameGraph(out, facts));
    }

    private FlameGraph(OutputStream out, SpanFacts facts) {
        this.out = out;
        this.facts = facts;
        this.stacks = new StackTree(facts);
    }

    @Override
    public void write(List<Activation> traces, Workers workers) {
        traces.forEach(stacks::add);
    }

    @Override
    public void complete() throws IOException {
        Frame bottom = stacks.pcpuTime();
        List<Box> boxes = new ArrayList<>();
        place(boxes, "all", bottom, 0, 0);
        List<Box> drawn = widest(boxes);
        write(svg(drawn, boxes.size() - drawn.size()));
    }

    private static void place(List<Box> boxes, String name, Frame frame, int level, long from) {
        long nanos = frame.allNanos();
        boxes.add(new Box(name, level, from, nanos));
        long next = from;
        for (Frame inside : frame.inside()) {
            long all = inside.allNanos();
            if (all > 0) {
                place(boxes, inside.name(), inside, level + 1, next);
                next += all;
            }
        }
    }

    private static List<Box> widest(List<Box> boxes) {
        if (boxes.size() <= MOST_FRAMES) {
            return boxes;
        }
        long[] widths = boxes.stream().mapToLong(Box::nanos).sorted().toArray();
        long least = widths[widths.length - MOST_FRAMES];
        return boxes.stream().filter(box -> box.nanos > least).toList();
    }

    private String svg(List<Box> boxes, int leftOut) {
        int levels = 1 + boxes.stream().mapToInt(Box::level).max().orElse(0);
        int height = HEAD + levels * ROW + FOOT;
        long all = boxes.isEmpty() ? 0 : boxes.get(0).nanos;
        StringBuilder svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(WIDTH)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" role=\"img\" aria-labelledby=\"title\">\n<title id=\"title\">")
                .append(escaped(heading()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        text(svg, "heading", MARGIN, 24, "start", "", heading());
        text(svg, "summary", MARGIN, 42, "start", "", summary(all, leftOut));
        text(svg, "details", MARGIN, height - 9, "start", "", "");
        text(svg, "matched", WIDTH - MARGIN, height - 9, "end", "", "");
        text(svg, "search", WIDTH - MARGIN, 24, "end", " visibility=\"hidden\"", "Search");
        text(svg, "reset", WIDTH - 110, 24, "end", " visibility=\"hidden\"", "Whole graph");
        svg.append("<g id=\"frames\">\n");
        for (Box box : boxes) {
            draw(svg, box, Math.max(1, all), HEAD + (levels - 1 - box.level) * ROW);
        }
        return svg.append("</g>\n<script><![CDATA[\n")
                .append(script())
                .append("]]></script>\n</svg>\n")
                .toString();
    }

    private String heading() {
        return "Time on pcpus, by domain and vcpu, and what Xen did for them: " + facts.captureName()
                + (facts.filters().isEmpty() ? "" : " (" + facts.filters() + ")");
    }

    private static String summary(long all, int leftOut) {
        if (all == 0) {
            return "No vcpu of a domain is seen to run: nothing to draw.";
        }
        String left = leftOut == 0 ? "" : " " + leftOut + " frames, the narrowest, are left out.";
        return Phrase.time(all)
                + " of pcpu time in all. The width of a frame is its time; what lies on it happened in it." + left;
    }

    private static void text(StringBuilder svg, String id, int x, int y, String anchor, String more, String text) {
        svg.append("<text id=\"")
                .append(id)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append('"')
                .append(more)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    private static void draw(StringBuilder svg, Box box, double all, int y) {
        double x = box.from / all;
        double part = box.nanos / all;
        double left = MARGIN + x * (WIDTH - 2 * MARGIN);
        double width = part * (WIDTH - 2 * MARGIN);
        String name = escaped(box.name);
        svg.append(String.format(
                Locale.ROOT,
                "<g data-n=\"%s\" data-l=\"%d\" data-x=\"%.9f\" data-w=\"%.9f\"><title>%s: %s, %s</title>"
                        + "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\"/>",
                name,
                box.level,
                x,
                part,
                name,
                Phrase.time(box.nanos),
                Phrase.percent(100 * part),
                left,
                y,
                width,
                ROW - 1,
                Fill.of(box.name, box.level).color));
        if (width >= LEAST_TEXT) {
            svg.append(String.format(Locale.ROOT, "<text x=\"%.2f\" y=\"%d\">", left + 3, y + 13))
                    .append(escaped(shortened(box.name, (int) ((width - 6) / LETTER))))
                    .append("</text>");
        }
        svg.append("</g>\n");
    }

    private static String shortened(String name, int letters) {
        return name.length() <= letters ? name : name.substring(0, Math.max(0, letters - 1)) + "\u2026";
    }

    /** For XML, which has no control characters at all. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isOfXml(letter) ? letter : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isOfXml(int letter) {
        return letter >= 0x20 && letter < 0xD800
                || letter >= 0xE000 && letter < 0xFFFE
                || letter >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }

    private static String script() {
        try (InputStream in = FlameGraph.class.getResourceAsStream("flamegraph.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
