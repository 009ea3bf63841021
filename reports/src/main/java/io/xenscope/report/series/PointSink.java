package io.xenscope.report.series;

/** Takes the points of a series, in the order of time. */
interface PointSink {
    /**
     * One point.
     *
     * @param ticks when, on the common time line
     * @param vcpu whose, see VcpuKey
     * @param pcpu where the record was written
     * @param key what it is of: a reason, a port, a state; may be empty
     * @param value in the unit that the quantity says
     */
    void point(long ticks, int vcpu, int pcpu, String key, long value);
}
