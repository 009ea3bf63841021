package io.xenscope.analyze.sched;

import io.xenscope.clock.ClockModel;

/** One stint of a {@link StintLog} with its times as common ticks: a flyweight that is moved along. */
public final class Stint {
    private PcpuSchedule schedule;
    private ClockModel clock;
    private long number;
    private long begin;
    private long end;

    /** Moves it to a stint that begins at {@code time}, in common ticks. */
    Stint of(PcpuSchedule pcpu, ClockModel model, long stint, long time) {
        schedule = pcpu;
        clock = model;
        number = stint;
        begin = time;
        end = Math.max(begin, model.ticks(pcpu.stints().endTsc(stint)));
        return this;
    }

    public int pcpu() {
        return schedule.pcpu();
    }

    public PcpuSchedule schedule() {
        return schedule;
    }

    /** Its number on its pcpu. */
    public long number() {
        return number;
    }

    /** Switch-in, in common ticks. */
    public long begin() {
        return begin;
    }

    /** Switch-out, in common ticks. */
    public long end() {
        return end;
    }

    /** A TSC of this pcpu as common ticks, kept within the stint. */
    public long clamped(long tsc) {
        return Math.max(begin, Math.min(end, clock.ticks(tsc)));
    }

    /** One of {@link StintLog}'s BEGINS. */
    public int begins() {
        return schedule.stints().begins(number);
    }

    /** A runstate, or one of {@link StintLog}'s ENDS. */
    public int ends() {
        return schedule.stints().ends(number);
    }

    /** Whether the capture was cut, lost or damaged where this ends. */
    public boolean endIsCut() {
        return ends() >= StintLog.ENDS_LOST;
    }

    public boolean isCrossed() {
        return schedule.stints().isCrossed(number);
    }

    /** Offset in the file of the first record behind the switch-in. */
    public long offset() {
        return schedule.stints().offset(number);
    }
}
