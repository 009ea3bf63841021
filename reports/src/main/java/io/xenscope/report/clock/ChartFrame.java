package io.xenscope.report.clock;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** A column of plots over the span of the capture, one under the other, as SVG. */
final class ChartFrame {
    private final StringBuilder out;
    private final int left;
    private final int right;
    private final int height;
    private int top;
    private double low;
    private double high;

    ChartFrame(StringBuilder out, int left, int right, int height) {
        this.out = out;
        this.left = left;
        this.right = right;
        this.height = height;
    }

    /** Begins a plot from {@code lowest} to {@code highest} microseconds. */
    void open(int y, double lowest, double highest) {
        top = y;
        low = lowest;
        high = highest;
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#ccc\"/>",
                left, top, right - left, height);
        line("<line x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\" stroke=\"#ccc\"/>", left, right, y(0));
        label(top + 12, highest);
        label(top + height - 2, lowest);
    }

    private void label(int y, double micros) {
        line("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555\">%s</text>", left - 6, y, Micros.text(micros));
    }

    private double x(double share) {
        return left + share * (right - left);
    }

    private double y(double micros) {
        return top + 3 + (height - 6) * (high - micros) / (high - low);
    }

    void curve(OffsetCurve curve, IntToDoubleFunction value) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.points(); i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(curve.at(i)), y(value.applyAsDouble(i))));
        }
        line("<polyline fill=\"none\" stroke=\"#1f5fa8\" points=\"%s\"/>", points);
    }

    /** A moment that catches the eye. */
    void mark(double share) {
        line(
                "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#c22\"/>",
                x(share), top, top + height);
    }

    /** An interval of which nothing is known. */
    void shade(double from, double to) {
        line(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#ddd\"/>",
                x(from), top, x(to) - x(from), height);
    }

    /** The seconds under the last plot. */
    void times(int bottom, double seconds, int parts) {
        for (int tick = 0; tick <= parts; tick++) {
            String anchor = tick == 0 ? "start" : tick == parts ? "end" : "middle";
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#555\">%.3f s</text>",
                    x((double) tick / parts), bottom - 4, anchor, seconds * tick / parts);
        }
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
