package io.xenscope.report.timers;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.hvm.PicLine;
import io.xenscope.analyze.hvm.PicStudy;
import io.xenscope.analyze.hvm.TimerAccount;
import io.xenscope.analyze.hvm.TimerStudy;
import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.track.Readings;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import io.xenscope.report.tables.Cells;
import io.xenscope.report.tables.Durations;
import io.xenscope.report.tables.Listing;
import io.xenscope.report.tables.RecordKind;
import io.xenscope.report.tables.Scope;
import io.xenscope.report.tables.Study;
import io.xenscope.report.tables.VcpuCells;
import java.util.List;
import java.util.Map;

/** Follows emulated timers and interrupt controllers, and tells of them. */
final class TimerReport implements Study {
    private final TimerStudy timers;
    private final PicStudy pics;

    TimerReport(Survey survey, Scope scope) {
        timers = new TimerStudy(scope.range(), survey.era(), survey.analysis().rate());
        pics = new PicStudy(scope.range(), survey.era());
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
        List<Column> own = List.of(
                Column.text("device", "device"),
                Column.count("starts", "starts"),
                Column.count("periodic", "periodic"),
                Column.count("rearmed", "rearmed"),
                Column.count("stops", "stops"),
                Column.nanos("delay_p50_ns", "delay p50"),
                Column.nanos("delay_max_ns", "max"),
                Column.count("fired", "fired"),
                Column.count("missed", "missed"));
        List<Column> late = Cells.join(Durations.SHORT, List.of(Column.moment("max_at_ns", "max at")));
        Listing listing = new Listing(
                        "timers",
                        "Emulated timers, and how late their interrupts were",
                        Cells.join(Cells.join(VcpuCells.COLUMNS, own), late))
                .whenEmpty(none(scope, "no emulated timers"))
                .note("delay: what it was armed for; p50, p99, max: from when it was to fire to its interrupt."
                        + " missed: periods without one. HPET and RTC do not tell when they fire.");
        timers.forEach((owner, device, number, account) -> {
            if (holds(scope, owner)) {
                listing.row(account.starts() + account.callbacks(), row(scope, owner, device, number, account));
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

    private static boolean holds(Scope scope, int owner) {
        return VcpuKey.vcpu(owner) == TimerStudy.WHOLE_DOMAIN && owner != VcpuKey.UNKNOWN
                ? scope.holdsAnyOf(VcpuKey.domain(owner))
                : scope.holds(owner);
    }

    private static Object[] row(Scope scope, int owner, TimerStudy.Device device, int number, TimerAccount account) {
        boolean whole = VcpuKey.vcpu(owner) == TimerStudy.WHOLE_DOMAIN && owner != VcpuKey.UNKNOWN;
        Object[] whose = whole ? new Object[] {VcpuKey.domain(owner), null} : VcpuCells.of(owner);
        boolean fires = account.late().count() > 0;
        Object[] own = {
            device == TimerStudy.Device.HPET ? device.key() + number : device.key(),
            account.starts(),
            account.periodic(),
            account.rearmed(),
            account.stops(),
            Durations.percentile(scope, account.delays(), 50),
            Durations.max(scope, account.delays()),
            Math.max(account.callbacks(), account.late().count()),
            account.missed()
        };
        Object[] late = Cells.join(
                Durations.brief(scope, account.late()),
                new Object[] {fires ? (Object) scope.moment(account.worstAt()) : null});
        return Cells.join(Cells.join(whose, own), late);
    }

    private Table lines(Scope scope) {
        List<Column> own = List.of(
                Column.domain("dom", "dom"),
                Column.count("irq", "irq"),
                Column.count("raised", "raised"),
                Column.count("lowered", "lowered"),
                Column.count("acked", "taken"));
        Listing listing = new Listing("pic", "Inputs of emulated PICs", Cells.join(own, Durations.SHORT))
                .whenEmpty(none(scope, "no emulated PIC"))
                .note(
                        "dom: who ran, which is dom0 where its device model raised it. p50, p99, max: from raised to taken.");
        pics.forEachLine((dom, irq, line) -> {
            if (scope.isEveryVcpu() || dom >= 0 && scope.holdsAnyOf(dom)) {
                Object[] cells = {
                    dom < 0 ? null : dom, irq < 0 ? null : irq, line.raised(), line.lowered(), line.acked()
                };
                listing.row(line.raised() + line.acked(), Cells.join(cells, Durations.brief(scope, line.toAck())));
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
        Listing listing = new Listing(
                        "pic_events",
                        "What emulated PICs were asked",
                        Column.domain("dom", "dom"),
                        Column.text("event", "event"),
                        Column.count("count", "count"),
                        Column.count("accepted", "accepted"))
                .whenEmpty(none(scope, "no emulated PIC"));
        pics.forEachQuestion((dom, question, count, accepted) -> {
            if (scope.isEveryVcpu() || dom >= 0 && scope.holdsAnyOf(dom)) {
                listing.row(count, dom < 0 ? null : dom, question.key(), count, accepted);
            }
        });
        return listing.others(pics.otherQuestions()).table(scope.rows(Listing.BRIEF));
    }
}
