package io.xenscope.report.state;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.VcpuFacts;
import io.xenscope.analyze.account.StayAccount;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.analyze.life.DomainLives;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.Scope;

/** The moments that {@code --at} names, as common ticks. */
final class AtTimes {
    private static final String RECORD = "record:";
    private static final String WORST_WAIT = "worst wait";
    private static final String FIRST_RUN = "first run d";

    private final Invocation asked;
    private final Capture capture;
    private final Scope scope;
    private final Analysis analysis;

    AtTimes(Invocation asked, Capture capture, Scope scope) {
        this.asked = asked;
        this.capture = capture;
        this.scope = scope;
        this.analysis = scope.analysis();
    }

    /** Rising, each once. */
    long[] ticks() {
        return asked.values(State.AT).stream()
                .mapToLong(this::tick)
                .sorted()
                .distinct()
                .toArray();
    }

    private long tick(String text) {
        if (text.startsWith(RECORD)) {
            return record(text);
        }
        if (text.equals(WORST_WAIT)) {
            return worstWait();
        }
        if (text.startsWith(FIRST_RUN)) {
            return firstRun(text);
        }
        long span = analysis.rate().nanos(analysis.extent().spanTicks());
        return Scope.lastTick(asked.momentNanos(State.AT, text, span), analysis);
    }

    /** The time of the record at an offset in the file. */
    private long record(String text) {
        long offset = number(text.substring(RECORD.length()), Long.MAX_VALUE, text);
        long begin = analysis.extent().beginTicks();
        RecordMerge records = new Timeline(capture, analysis).merge().open(begin, Long.MAX_VALUE);
        while (records.next()) {
            if (records.current().record().offset() == offset) {
                return records.current().time();
            }
        }
        throw UsageException.badValue(State.AT, text, "the offset in the file at which a record begins");
    }

    /** The last tick of the longest wait of the vcpus asked for: then everything that delayed it has happened. */
    private long worstWait() {
        StayAccount worst = null;
        for (VcpuFacts vcpu : scope.knownVcpus()) {
            StayAccount waits = vcpu.time().of(VcpuState.RUNNABLE);
            boolean any = waits.whole().count() > 0;
            if (any && (worst == null || waits.whole().max() > worst.whole().max())) {
                worst = waits;
            }
        }
        if (worst == null) {
            throw new UsageException("--at '" + WORST_WAIT + "': no wait is known from begin to end");
        }
        return worst.longestAt() + Math.max(0, worst.whole().max() - 1);
    }

    private long firstRun(String text) {
        long domain = number(text.substring(FIRST_RUN.length()), 0x7FFE, text);
        for (DomainLife life : DomainLives.of(analysis)
                .withRuns(scope.range(), asked.threads())
                .all()) {
            if (life.domain() == domain && life.firstRun() != DomainLife.NEVER) {
                return life.firstRun();
            }
        }
        throw new UsageException("--at '" + text + "': no first run of that domain is in this capture");
    }

    private static long number(String digits, long most, String text) {
        try {
            long number = digits.startsWith("0x") ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as any other text that is no such number
        }
        throw UsageException.badValue(State.AT, text, "a time, record:OFFSET, 'worst wait' or 'first run d1'");
    }
}
