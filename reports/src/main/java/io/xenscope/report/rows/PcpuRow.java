package io.xenscope.report.rows;

import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.sched.LossLog;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.clock.Alignment;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;

/** One pcpu: where its time went, its clock, and its losses. */
final class PcpuRow {
    static final RowTable<PcpuRow> TABLE = RowTable.of(
            "pcpus",
            "Pcpus that have records; busy, idle, lost and unknown add up to the span",
            columns -> columns.small("pcpu", row -> row.facts.pcpu(), "its number")
                    .big("records", row -> row.facts.records(), "records, without the headers of windows")
                    .nanos("first_ns", row -> row.since(row.facts.firstTicks()), "its first record")
                    .nanos("last_ns", row -> row.since(row.facts.lastTicks()), "its last record")
                    .nanos(
                            "busy_ns",
                            row -> row.reading.duration(row.facts.busy()),
                            "vcpus of domains ran, or Xen switched")
                    .nanos("idle_ns", row -> row.reading.duration(row.facts.idle()), "its idle vcpu ran")
                    .nanos("lost_ns", row -> row.reading.duration(row.facts.lost()), "Xen dropped records")
                    .nanos("unknown_ns", row -> row.reading.duration(row.facts.unknown()), "no record says who ran")
                    .big("losses", row -> row.facts.losses(), "lost-records records")
                    .big("lost_records", row -> row.facts.lostRecords(), "records dropped")
                    .big("switches", row -> row.facts.switches(), "switches from one vcpu to another"));

    static final RowTable<PcpuRow> CLOCK = RowTable.of(
            "clock",
            "The clock of each pcpu against the first one; a row for each pcpu always",
            columns -> columns.small("pcpu", row -> row.facts.pcpu(), "its number")
                    .nanos("offset_ns", PcpuRow::offset, "how far its TSC was ahead at its first record")
                    .big("rate_ppb", "ppb", PcpuRow::rate, "how much faster than the first one it ran at its begin")
                    .big(
                            "facts",
                            row -> row.clock == null ? 0 : row.clock.facts(),
                            "moments held against runs elsewhere")
                    .flag("bent", row -> row.clock != null && row.clock.isBent(), "whether its rate changed")
                    .integer(
                            "steps",
                            row -> row.clock == null ? 0 : row.clock.steps().size(),
                            "how often its TSC jumped")
                    .nanos(
                            "bound_ns",
                            PcpuRow::bound,
                            "how far its times can be off; 0 where TSCs are taken as they are;" + " null: not proven")
                    .big(
                            "lifts",
                            row -> row.lift().count(),
                            "records shown later, so as not to come before their cause")
                    .nanos("lift_ns", row -> row.reading.duration(row.lift().largest()), "by how much at most")
                    .flag("tsc_went_back", PcpuRow::wentBack, "whether its TSC was set back within the capture"));

    static final RowTable<PcpuRow> LOSSES = RowTable.of(
            "losses",
            "Times in which Xen had no room and dropped records",
            columns -> columns.small("pcpu", row -> row.schedule.pcpu(), "whose records")
                    .nanos("start_ns", row -> row.reading.nanos(row.lossBegin()), "begin")
                    .nanos("dur_ns", row -> row.reading.between(row.lossBegin(), row.lossEnd()), "how long")
                    .big("records", row -> row.schedule.losses().records(row.loss), "records dropped"));

    private final RowReading reading;
    private PcpuFacts facts;
    /** Null where nobody looked at the clocks. */
    private PcpuClock clock;

    private PcpuSchedule schedule;
    private long loss;

    private PcpuRow(RowReading reading) {
        this.reading = reading;
    }

    static void read(RowReading reading, RowSinks sinks) {
        PcpuRow row = new PcpuRow(reading);
        for (PcpuFacts facts : reading.overview().pcpus()) {
            row.facts = facts;
            row.clock = null;
            for (PcpuClock clock : reading.overview().alignment().pcpus()) {
                row.clock = clock.pcpu() == facts.pcpu() ? clock : row.clock;
            }
            sinks.give(TABLE, row);
            sinks.give(CLOCK, row);
        }
        if (sinks.wants(LOSSES)) {
            reading.overview().schedule().forEach(pcpu -> row.readLosses(pcpu, sinks));
        }
    }

    private void readLosses(PcpuSchedule pcpu, RowSinks sinks) {
        schedule = pcpu;
        for (loss = 0; loss < pcpu.losses().count(); loss++) {
            sinks.give(LOSSES, this);
        }
    }

    private long since(long ticks) {
        return ticks < 0 ? RowTable.NULL : reading.duration(ticks);
    }

    private Alignment alignment() {
        return reading.overview().alignment();
    }

    private Alignment.Lift lift() {
        return alignment().lift(facts.pcpu());
    }

    private boolean wentBack() {
        return alignment().fallen().contains(facts.pcpu());
    }

    private long offset() {
        return clock == null ? 0 : reading.duration(-clock.offset());
    }

    private long rate() {
        return clock == null ? 0 : Math.round(clock.ratePpm() * 1000);
    }

    private long bound() {
        if (alignment().untied().contains(facts.pcpu())) {
            return RowTable.NULL;
        }
        if (clock == null) {
            return 0;
        }
        long worst = clock.bound().worst();
        return worst == ClockModel.UNPROVED ? RowTable.NULL : reading.duration(worst);
    }

    private long lossBegin() {
        return Math.max(reading.overview().extent().beginTicks(), ticks(losses().beginTsc(loss)));
    }

    private long lossEnd() {
        return ticks(losses().endTsc(loss));
    }

    private LossLog losses() {
        return schedule.losses();
    }

    private long ticks(long tsc) {
        return alignment().of(schedule.pcpu()).ticks(tsc);
    }
}
