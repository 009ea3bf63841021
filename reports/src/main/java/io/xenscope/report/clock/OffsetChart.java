package io.xenscope.report.clock;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.report.tables.Scope;
import java.util.List;
import java.util.Locale;

/**
 * Offsets over time as SVG: a strip for each pcpu, which shows how its TSC gains on the reference since its first record,
 * and within what the truth lies.
 */
final class OffsetChart {
    private static final int WIDTH = 900;
    private static final int STRIP = 110;
    private static final int LEFT = 130;
    private static final int POINTS = 240;

    private final Scope scope;
    private final StringBuilder out = new StringBuilder();

    OffsetChart(Scope scope) {
        this.scope = scope;
    }

    String svg() {
        List<PcpuClock> clocks = scope.analysis().alignment().pcpus();
        int height = Math.max(1, clocks.size()) * STRIP + 40;
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">%n",
                WIDTH,
                height));
        int top = 20;
        for (PcpuClock clock : clocks) {
            strip(clock, top);
            top += STRIP;
        }
        text(LEFT, height - 8, String.format(Locale.ROOT, "0 to %.3f s", seconds(scope.spanTicks())));
        return out.append("</svg>\n").toString();
    }

    private double seconds(long ticks) {
        return scope.nanos(ticks) / 1e9;
    }

    private void strip(PcpuClock clock, int top) {
        double[] gain = new double[POINTS];
        double[] bound = new double[POINTS];
        double[] x = new double[POINTS];
        sample(clock, x, gain, bound);
        double most = 0.001;
        for (int i = 0; i < POINTS; i++) {
            most = Math.max(most, Math.abs(gain[i]) + bound[i]);
        }
        double middle = top + (STRIP - 20) / 2.0;
        double scale = (STRIP - 30) / 2.0 / most;
        text(8, (int) middle, "pcpu " + clock.pcpu());
        text(8, (int) middle + 16, String.format(Locale.ROOT, "+-%.1f \u00b5s", most));
        StringBuilder band = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < POINTS; i++) {
            band.append(point(x[i], middle - scale * (gain[i] + bound[i])));
            line.append(point(x[i], middle - scale * gain[i]));
        }
        for (int i = POINTS - 1; i >= 0; i--) {
            band.append(point(x[i], middle - scale * (gain[i] - bound[i])));
        }
        out.append("<polygon fill=\"#cfe2f3\" points=\"").append(band).append("\"/>\n");
        out.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" points=\"")
                .append(line)
                .append("\"/>\n");
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private void text(int x, int y, String what) {
        out.append("<text x=\"" + x + "\" y=\"" + y + "\">").append(what).append("</text>\n");
    }

    /** Microseconds that the TSC has gained, and how far that can be off, along the pcpu's part of the capture. */
    private void sample(PcpuClock clock, double[] x, double[] gain, double[] bound) {
        PcpuFacts facts = scope.analysis().pcpus().stream()
                .filter(pcpu -> pcpu.pcpu() == clock.pcpu())
                .findFirst()
                .orElseThrow();
        ClockModel model = clock.model();
        long first = scope.analysis().extent().beginTicks() + facts.firstTicks() - clock.offset();
        for (int i = 0; i < POINTS; i++) {
            long since = (long) ((double) (facts.lastTicks() - facts.firstTicks()) * i / (POINTS - 1));
            long tsc = first + since;
            long proved = model.boundTicks(tsc);
            gain[i] = -scope.nanos(model.ticks(tsc) - tsc - clock.offset()) / 1e3;
            bound[i] = proved == ClockModel.UNPROVED ? 0 : scope.nanos(proved) / 1e3;
            double share = (double) (facts.firstTicks() + since) / Math.max(1, scope.spanTicks());
            x[i] = LEFT + share * (WIDTH - LEFT - 10);
        }
    }
}
