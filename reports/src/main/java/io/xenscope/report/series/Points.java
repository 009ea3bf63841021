package io.xenscope.report.series;

import io.xenscope.analyze.merge.Moment;
import java.util.ArrayList;
import java.util.List;

/** The points that one tracker has found and nobody has taken yet, in the order of its time. */
final class Points {
    /**
     * One point.
     *
     * @param time when, in common ticks
     * @param pcpu where it was recorded
     * @param record offset of the record in the file; 0 where it is of none in particular
     * @param vcpu whose, see VcpuKey
     * @param word the quantity, as users write it
     * @param key what it is of: a reason, a port, a state; may be empty
     * @param value in the unit that the quantity says
     * @param isHex whether the value is an address
     */
    record Point(long time, int pcpu, long record, int vcpu, String word, String key, long value, boolean isHex) {}

    private final String word;
    private final boolean isHex;
    private List<Point> points = new ArrayList<>();

    Points(String word, boolean isHex) {
        this.word = word;
        this.isHex = isHex;
    }

    /** Adds one of who runs where a record is written. */
    void add(Moment now, String key, long value) {
        add(now.time(), now.pcpu(), now.record().offset(), now.vcpu(), key, value);
    }

    void add(long time, int pcpu, long record, int vcpu, String key, long value) {
        points.add(new Point(time, pcpu, record, vcpu, word, key, value, isHex));
    }

    /** Gives those that were added since it was asked last. */
    List<Point> take() {
        List<Point> taken = points;
        points = new ArrayList<>();
        return taken;
    }
}
