package io.xenscope.analyze.sched;

import io.xenscope.clock.ClockModel;
import io.xenscope.format.event.Runstate;

/** One run of a {@link RunLog} with its times as common ticks: a flyweight that is moved along. */
public final class Run {
    private PcpuSchedule schedule;
    private RunLog log;
    private ClockModel clock;
    private long number;
    private long begin;
    private long end;

    /** Moves it to a run that begins at {@code time}, in common ticks. */
    Run of(PcpuSchedule pcpu, ClockModel model, long run, long time) {
        schedule = pcpu;
        log = pcpu.runs();
        clock = model;
        number = run;
        begin = time;
        end = Math.max(begin, model.ticks(pcpu.runs().endTsc(run)));
        return this;
    }

    /** Moves it to records between runs that belong to no known vcpu, see {@link PcpuSchedule#unnamed}. */
    public Run ofUnnamed(PcpuSchedule pcpu, ClockModel model, long unnamed) {
        schedule = pcpu;
        log = pcpu.unnamed();
        clock = model;
        number = unnamed;
        begin = model.ticks(log.beginTsc(unnamed));
        end = Math.max(begin, model.ticks(log.endTsc(unnamed)));
        return this;
    }

    /** Another one in the same place, which stays there. */
    public Run copy() {
        Run copy = new Run();
        copy.schedule = schedule;
        copy.log = log;
        copy.clock = clock;
        copy.number = number;
        copy.begin = begin;
        copy.end = end;
        return copy;
    }

    /** Whether no record says who ran. */
    public boolean isUnnamed() {
        return log == schedule.unnamed();
    }

    public int pcpu() {
        return schedule.pcpu();
    }

    public PcpuSchedule schedule() {
        return schedule;
    }

    /** Whether the record of its begin does not say which runstate was left. */
    boolean fromAny() {
        return from() == Runstate.Numbers.RUNNING;
    }

    /** Its number on its pcpu. */
    public long number() {
        return number;
    }

    /** Switch-in, as a time of its pcpu. */
    public long beginTsc() {
        return log.beginTsc(number);
    }

    /** Switch-in, in common ticks. */
    public long begin() {
        return begin;
    }

    /** Switch-out, in common ticks. */
    public long end() {
        return end;
    }

    /** A TSC of this pcpu as common ticks, kept within the run. */
    public long clamped(long tsc) {
        return Math.max(begin, Math.min(end, clock.ticks(tsc)));
    }

    /** One of {@link RunLog}'s BEGINS. */
    public int begins() {
        return log.begins(number);
    }

    /** The runstate that the vcpu left for this run; of meaning where the begin is seen. */
    public int from() {
        return log.from(number);
    }

    /** A runstate, or one of {@link RunLog}'s ENDS. */
    public int ends() {
        return log.ends(number);
    }

    /** Whether the capture was cut, lost or damaged where this ends. */
    public boolean endIsCut() {
        return ends() >= RunLog.ENDS_LOST;
    }

    public boolean isCrossed() {
        return log.isCrossed(number);
    }

    /** Offset in the file of the first record behind the switch-in. */
    public long offset() {
        return log.offset(number);
    }
}
