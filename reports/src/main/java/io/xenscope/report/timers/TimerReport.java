package io.xenscope.report.timers;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.hvm.PicLine;
import io.xenscope.analyze.hvm.PicStudy;
import io.xenscope.analyze.hvm.TimerAccount;
import io.xenscope.analyze.hvm.TimerStudy;
import io.xenscope.analyze.track.Readings;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.cells.DurationCells;
import io.xenscope.report.frame.RecordKind;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.frame.Study;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Listing;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.Map;

/** Follows emulated timers and interrupt controllers, and reports them. */
final class TimerReport implements Study {
    private record Timer(int owner, String device, TimerAccount account) {
        boolean isOfWholeDomain() {
            return VcpuKey.vcpu(owner) == TimerStudy.WHOLE_DOMAIN && owner != VcpuKey.UNKNOWN;
        }

        boolean isIn(Scope scope) {
            return isOfWholeDomain() ? scope.holdsAnyOf(VcpuKey.domain(owner)) : scope.holds(owner);
        }
    }

    private static final Columns<Timer> TIMERS = Columns.<Timer>of(
                    "timers", "Emulated timers, and how late their interrupts were")
            .domain("dom", timer -> timer.owner == VcpuKey.UNKNOWN ? null : VcpuKey.domain(timer.owner))
            .count(
                    "vcpu",
                    timer -> timer.owner == VcpuKey.UNKNOWN || timer.isOfWholeDomain()
                            ? null
                            : VcpuKey.vcpu(timer.owner))
            .text("device", Timer::device)
            .keys()
            .count("starts", timer -> timer.account.starts())
            .count("periodic", timer -> timer.account.periodic())
            .count("rearmed", timer -> timer.account.rearmed())
            .count("stops", timer -> timer.account.stops())
            .with("delay_", DurationCells.MEDIAN_AND_MAX, timer -> timer.account.delays())
            .count(
                    "fired",
                    timer -> Math.max(
                            timer.account.callbacks(), timer.account.late().count()))
            .count("missed", timer -> timer.account.missed())
            .with(Cells.PERCENTILES, timer -> timer.account.late())
            .moment("max_at_ns", timer -> timer.account.late().count() == 0 ? null : timer.account.worstAt())
            .note("delay: what it was armed for; p50, p99, max: from when it was to fire to its interrupt."
                    + " missed: periods without one. HPET and RTC do not tell when they fire.");

    private record Line(int dom, int irq, PicLine line) {}

    private static final Columns<Line> LINES = Columns.<Line>of("pic", "Inputs of emulated PICs")
            .domain("dom", row -> Cells.known(row.dom))
            .count("irq", row -> Cells.known(row.irq))
            .keys()
            .count("raised", row -> row.line.raised())
            .count("lowered", row -> row.line.lowered())
            .count("acked", row -> row.line.acked())
            .with(Cells.PERCENTILES, row -> row.line.toAck())
            .note("dom: who ran, which is dom0 where its device model raised it. p50, p99, max: from raised to taken.");

    private record Asked(int dom, String event, long count, long accepted) {}

    private static final Columns<Asked> QUESTIONS = Columns.<Asked>of("pic_events", "What emulated PICs were asked")
            .domain("dom", row -> Cells.known(row.dom))
            .text("event", Asked::event)
            .keys()
            .count("count", Asked::count)
            .count("accepted", Asked::accepted);

    private final TimerStudy timers;
    private final PicStudy pics;

    TimerReport(Analysis analysis, Scope scope) {
        timers = new TimerStudy(scope.range(), analysis.era(), analysis.rate());
        pics = new PicStudy(scope.range(), analysis.era());
    }

    @Override
    public void follow(Readings readings) {
        readings.host().follow(timers);
        readings.host().follow(pics);
    }

    @Override
    public void fill(Scope scope, Page page) {
        if (!RecordKind.HVM.isLacking(scope, page)) {
            page.table(timers(scope)).table(lines(scope)).table(questions(scope));
        }
    }

    private static String none(Scope scope, String what) {
        return RecordKind.HVM.whenEmpty(scope, what);
    }

    private Table timers(Scope scope) {
        Listing<Timer> listing = TIMERS.listing(scope).whenEmpty(none(scope, "no emulated timers"));
        timers.forEach((owner, device, number, account) -> {
            String name = device == TimerStudy.Device.HPET ? device.key() + number : device.key();
            Timer timer = new Timer(owner, name, account);
            if (timer.isIn(scope)) {
                listing.row(account.starts() + account.callbacks(), timer);
            }
        });
        TimerAccount rest = timers.rest();
        if (rest != null) {
            listing.others(
                    rest.starts() + rest.stops() + rest.callbacks(),
                    Map.of("starts", rest.starts(), "stops", rest.stops(), "fired", rest.callbacks()));
        }
        return listing.table(scope.rows(2 * Listing.BRIEF));
    }

    private Table lines(Scope scope) {
        Listing<Line> listing = LINES.listing(scope).whenEmpty(none(scope, "no emulated PIC"));
        pics.forEachLine((dom, irq, line) -> {
            if (isAsked(scope, dom)) {
                listing.row(line.raised() + line.acked(), new Line(dom, irq, line));
            }
        });
        PicLine rest = pics.restOfLines();
        if (rest != null) {
            listing.others(
                    rest.raised() + rest.lowered() + rest.acked(),
                    Map.of("raised", rest.raised(), "lowered", rest.lowered(), "acked", rest.acked()));
        }
        return listing.table(scope.rows(Listing.BRIEF));
    }

    private Table questions(Scope scope) {
        Listing<Asked> listing = QUESTIONS.listing(scope).whenEmpty(none(scope, "no emulated PIC"));
        pics.forEachQuestion((dom, question, count, accepted) -> {
            if (isAsked(scope, dom)) {
                listing.row(count, new Asked(dom, question.key(), count, accepted));
            }
        });
        return listing.others(pics.otherQuestions()).table(scope.rows(Listing.BRIEF));
    }

    private static boolean isAsked(Scope scope, int dom) {
        return scope.isEveryVcpu() || dom >= 0 && scope.holdsAnyOf(dom);
    }
}
