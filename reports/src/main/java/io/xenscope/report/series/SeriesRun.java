package io.xenscope.report.series;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.host.HostWalk;
import io.xenscope.analyze.hvm.VcpuArcs;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.NumberSet;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.tables.ExitNames;
import io.xenscope.report.tables.Reports;
import io.xenscope.report.tables.Stretch;
import io.xenscope.report.tables.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** Goes through one capture and writes the points of some quantities. */
final class SeriesRun {
    private final Invocation asked;
    private final Survey survey;
    private final HostWalk walk;
    private final PointWriter writer;
    private final IntPredicate vcpus;
    private final NumberSet pcpus;
    private final Ticks ticks;
    private VcpuArcs arcs;

    SeriesRun(Invocation asked, Capture capture, Survey survey) throws IOException {
        this.asked = asked;
        this.survey = survey;
        this.walk = new HostWalk(capture, survey);
        this.writer = new PointWriter(asked.output().writer(), asked.format());
        this.vcpus = Wanted.vcpus(asked);
        this.pcpus = asked.pcpus();
        this.ticks = survey.analysis().rate()::nanos;
    }

    void run(List<String> words) throws IOException {
        words.forEach(this::add);
        Reports.warnIfIncomplete(asked, survey.analysis());
        Reports.warnOfClocks(asked, survey.analysis());
        if (survey.analysis().rate().source() == TscRate.Source.ASSUMED) {
            asked.warn("TSC rate ASSUMED: every time may be wrong by one factor; give --cpu-hz");
        }
        writer.begin();
        Stretch stretch = Stretch.of(asked.range(), survey.analysis());
        walk.run(stretch.from(), stretch.to());
        writer.end();
        if (writer.points() == 0) {
            asked.warn("no points: what was asked for of this capture holds no records of " + String.join(", ", words)
                    + "; 'xenscope info' lists the events that it holds");
        }
    }

    private void add(String word) {
        Quantity quantity = Quantity.of(word);
        PointSink sink = sink(word, quantity != null && quantity.isHex());
        if (quantity == null) {
            FieldPoints points = FieldPoints.of(word, survey.era(), sink);
            if (points == null) {
                throw new UsageException("series: no event has the field that " + word + " names");
            }
            walk.add(points);
            return;
        }
        switch (quantity) {
            case RUNSTATE, RUNSTATE_TIME, WAIT, PCPU -> walk.add(new StatePoints(quantity, ticks, sink));
            case WAKE_TO_HALT -> walk.add(new HaltPoints(ticks, sink));
            case HYPERCALL, IRQ, UNPIN_PROMOTE -> walk.add(new RecordPoints(quantity, survey.era(), ticks, sink));
            default -> {
                VcpuArcs followed = arcs();
                ExitNames names = new ExitNames(survey.analysis());
                walk.add(new ExitPoints(quantity, followed, survey.era(), names, ticks, sink));
            }
        }
    }

    /** Added before whoever asks it for arcs. */
    private VcpuArcs arcs() {
        if (arcs == null) {
            arcs = walk.add(new VcpuArcs(survey.era()));
        }
        return arcs;
    }

    private PointSink sink(String word, boolean hex) {
        long begin = survey.analysis().extent().beginTicks();
        return (time, vcpu, pcpu, key, value) -> {
            if (vcpus.test(vcpu) && pcpus.test(pcpu)) {
                String text = hex ? "0x" + Long.toHexString(value) : Long.toString(value);
                writer.point(ticks.nanos(time - begin), vcpu, pcpu, word, key, text, hex);
            }
        };
    }
}
