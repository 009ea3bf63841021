package io.xenscope.report.clock;

import io.xenscope.clock.PcpuClock;
import io.xenscope.report.frame.Scope;
import java.util.List;
import java.util.Locale;

/**
 * Offsets over time as SVG: for each pcpu how its TSC gains on the reference since its first record and where it stepped;
 * and beside that, because it is so much less, how far that can be off.
 */
final class OffsetChart {
    private static final int WIDTH = 1000;
    private static final int TOP = 84;
    private static final int STRIP = 116;
    private static final int PLOT = 92;

    private final Scope scope;
    private final List<PcpuClock> clocks;
    private final StringBuilder out = new StringBuilder();
    private final ChartFrame gains = new ChartFrame(out, 220, 620, PLOT);
    private final ChartFrame bounds = new ChartFrame(out, 720, 980, PLOT);

    OffsetChart(Scope scope) {
        this.scope = scope;
        this.clocks = scope.analysis().alignment().pcpus();
    }

    String svg() {
        int bottom = TOP + Math.max(1, clocks.size()) * STRIP;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                WIDTH, bottom + 24);
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        line("<text x=\"10\" y=\"24\" font-size=\"16\">Clocks of pcpus against the first</text>");
        line(
                "<text x=\"10\" y=\"44\" fill=\"#555\">%s</text>",
                scope.analysis().alignment().mode().meaning());
        line("<text x=\"220\" y=\"72\">what the TSC gained since its first record; red: it stepped</text>");
        line("<text x=\"720\" y=\"72\">proved to +-; grey: not at all</text>");
        for (int i = 0; i < clocks.size(); i++) {
            strip(new OffsetCurve(scope, clocks.get(i)), TOP + i * STRIP);
        }
        if (clocks.isEmpty()) {
            line("<text x=\"10\" y=\"%d\">one pcpu, or nobody asked for proof</text>", TOP + 40);
        }
        double seconds = scope.nanos(scope.spanTicks()) / 1e9;
        gains.times(bottom, seconds, 4);
        bounds.times(bottom, seconds, 2);
        return out.append("</svg>\n").toString();
    }

    private void strip(OffsetCurve curve, int top) {
        PcpuClock clock = curve.clock();
        line("<text x=\"10\" y=\"%d\" font-weight=\"bold\">pcpu %d</text>", top + 30, clock.pcpu());
        line("<text x=\"10\" y=\"%d\">%s ahead</text>", top + 48, Micros.text(scope.nanos(-clock.offset()) / 1e3));
        line(
                "<text x=\"10\" y=\"%d\">%.3f ppm%s</text>",
                top + 66, clock.ratePpm() + 0.0, clock.isBent() ? ", bent" : "");
        double most = curve.most(curve::gain);
        gains.open(top, -most, most);
        clock.steps().forEach(step -> gains.mark(curve.share(step.firstAfter())));
        gains.curve(curve, curve::gain);
        double widest = curve.most(curve::bound);
        bounds.open(top, 0, widest);
        for (int i = 0; i + 1 < curve.points(); i++) {
            if (!curve.isProved(i)) {
                bounds.shade(curve.at(i), curve.at(i + 1));
            }
        }
        bounds.curve(curve, curve::bound);
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
