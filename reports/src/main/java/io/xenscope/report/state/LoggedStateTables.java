package io.xenscope.report.state;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.CompanionSpans;
import io.xenscope.analyze.companion.guest.GuestStacks;
import io.xenscope.analyze.companion.read.EventPort;
import io.xenscope.analyze.companion.read.KmsgFamily;
import io.xenscope.analyze.companion.read.KmsgReader;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.report.cells.Cells;
import io.xenscope.report.companions.ItemCells;
import io.xenscope.report.companions.ItemText;
import io.xenscope.report.companions.LoggedSpan;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

/** What logs beside the capture say of each moment: what was open, what was said last, event channels by port, stacks of guests. */
final class LoggedStateTables {
    private static final int MOST_SPANS = 100;
    private static final int MOST_PORTS = 5_000;

    /** At a moment, in common ticks; certainly where its bound does not reach either end. */
    private record Open(long at, ContextSpan span, boolean isCertain) {}

    private static final Columns<Open> SPANS = Columns.<Open>of(
                    "open_companions", "What logs say was open, innermost first")
            .moment("at_ns", Open::at)
            .with(LoggedSpan.WHAT, Open::span)
            .keys()
            .moment("begin_ns", open -> open.span.begin())
            .ticks("open_ns", open -> open.at - open.span.begin())
            .nanos("bound_ns", open -> LoggedSpan.bound(open.span))
            .text("known", open -> open.isCertain ? "certain" : "possible")
            .with(LoggedSpan.PLACE, Open::span)
            .whenEmpty("no request, operation or call of the logs was open")
            .note("+-: how far begin and end can be off; known possible: that reaches the moment.");

    /** {@code item} of a log at or before a moment. */
    private record Said(long at, long atNanos, Companion companion, long item) {
        Long time() {
            return ItemCells.time(companion, item);
        }
    }

    private static final Columns<Said> LINES = Columns.<Said>of("last_lines", "What each log said last")
            .moment("at_ns", Said::at)
            .text("file", said -> said.companion.name())
            .keys()
            .nanosSince("t_ns", Said::time)
            .nanos("ago_ns", said -> said.item < 0 ? null : (Long) (said.atNanos - said.time()))
            .nanos("bound_ns", said -> ItemCells.bound(said.companion, said.item))
            .count(
                    "line",
                    said -> said.item < 0 ? null : said.companion.log().items().line(said.item))
            .text("text", said -> said.item < 0 ? null : ItemText.of(said.companion, said.item));

    private record Frame(long at, long atNanos, GuestStacks.Stack stack, int depth) {}

    private static final Columns<Frame> STACKS = Columns.<Frame>of(
                    "guest_stacks", "Stacks of guests, the last sample before the moment, innermost first")
            .moment("at_ns", Frame::at)
            .with(Cells.VCPU, frame -> frame.stack.vcpu())
            .keys()
            .count("depth", Frame::depth)
            .text("frame", frame -> frame.stack.frames().get(frame.depth))
            .nanos("ago_ns", frame -> frame.atNanos - frame.stack.time())
            .nanos("bound_ns", frame -> frame.stack.bound());

    private record Port(Companion companion, long item, EventPort port) {}

    private static final Columns<Port> PORTS = Columns.<Port>of("ports", "Event channels by port")
            .text("file", row -> row.companion.name())
            .domain("dom", row -> row.port.domain())
            .count("port", row -> known(row.port.port()))
            .keys()
            .text("type", row -> row.port.type())
            .count("vcpu", row -> Cells.known(row.port.vcpu()))
            .count("remote_dom", row -> known(row.port.remoteDomain()))
            .count("remote_port", row -> known(row.port.remotePort()))
            .count("pirq", row -> known(row.port.pirq()))
            .count("virq", row -> known(row.port.virq()))
            .count("irq", row -> known(row.port.irq()))
            .text("flags", row -> row.port.flags())
            .text("handler", row -> row.port.handler())
            .nanosSince("taken_ns", row -> ItemCells.time(row.companion, row.item))
            .nanos("bound_ns", row -> ItemCells.bound(row.companion, row.item))
            .note("taken: when the table was made, whatever the moments are; - where its lines have no stamps."
                    + " Interrupts of a kernel have no port in its table.");

    private final Scope scope;
    private final List<Companion> logs;
    private final long[] moments;

    /** {@code moments} in common ticks. */
    LoggedStateTables(Scope scope, List<Companion> logs, long[] moments) {
        this.scope = scope;
        this.logs = logs;
        this.moments = moments;
    }

    private static Long known(long number) {
        return number < 0 ? null : (Long) number;
    }

    void fill(Page page) {
        page.table(spans()).table(lines());
        List<Frame> frames = frames();
        if (!frames.isEmpty()) {
            page.table(STACKS.table(scope, frames));
        }
        List<Port> ports = ports();
        if (!ports.isEmpty()) {
            page.table(PORTS.table(scope, ports.subList(0, Math.min(MOST_PORTS, ports.size()))));
        }
        if (ports.size() > MOST_PORTS) {
            page.note((ports.size() - MOST_PORTS) + " more ports are not listed.");
        }
    }

    private Table spans() {
        List<Open> rows = new ArrayList<>();
        List<ContextSpan> open =
                CompanionSpans.openAt(logs, scope.analysis(), moments).spans();
        for (long moment : moments) {
            open.stream()
                    .filter(span -> span.begin() <= moment && moment < span.end() && holds(span))
                    .sorted(Comparator.comparingLong(ContextSpan::begin).reversed())
                    .limit(MOST_SPANS)
                    .forEach(span -> rows.add(new Open(moment, span, isCertain(span, moment))));
        }
        return SPANS.table(scope, rows);
    }

    private boolean holds(ContextSpan span) {
        return scope.isEveryVcpu() || scope.holdsAnyOf(VcpuKey.domain(span.vcpu()));
    }

    private boolean isCertain(ContextSpan span, long moment) {
        long bound = LoggedSpan.bound(span);
        return scope.nanos(moment - span.begin()) >= bound && scope.nanos(span.end() - moment) > bound;
    }

    private Table lines() {
        List<Said> rows = new ArrayList<>();
        for (long moment : moments) {
            for (Companion log : logs) {
                if (log.times().arePlaced() && log.kind() != LogKind.EVTCHN) {
                    long last = last(log, scope.moment(moment), item -> true);
                    long known = last(log, scope.moment(moment), item -> isKnownMessage(log, item));
                    if (known >= 0 && known != last) {
                        rows.add(new Said(moment, scope.moment(moment), log, known));
                    }
                    rows.add(new Said(moment, scope.moment(moment), log, last));
                }
            }
        }
        return LINES.table(scope, rows);
    }

    /** Whether an item is a message of a kernel that explains what a capture shows: it counts, whatever came after it. */
    private static boolean isKnownMessage(Companion log, long item) {
        return log.kind() == LogKind.KMSG && KmsgReader.family(log.log().items().value(item)) != KmsgFamily.OTHER;
    }

    /** The item of a log that is the last wanted one shown at or before a moment; -1 where none is. */
    private static long last(Companion log, long moment, LongPredicate wanted) {
        long last = -1;
        long latest = Long.MIN_VALUE;
        for (long item = 0; item < log.log().items().size(); item++) {
            boolean isLater = log.times().isKnown(item)
                    && log.times().shown(item) <= moment
                    && log.times().shown(item) >= latest
                    && ItemText.isShown(log, item)
                    && wanted.test(item);
            latest = isLater ? log.times().shown(item) : latest;
            last = isLater ? item : last;
        }
        return last;
    }

    private List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (long moment : moments) {
            for (Companion log : logs) {
                if (log.kind() == LogKind.FTRACE && log.times().arePlaced()) {
                    GuestStacks.at(log, scope.moment(moment)).stream()
                            .filter(stack -> scope.holds(stack.vcpu()))
                            .forEach(stack -> add(moment, stack, frames));
                }
            }
        }
        return frames;
    }

    private void add(long moment, GuestStacks.Stack stack, List<Frame> frames) {
        for (int depth = 0; depth < stack.frames().size(); depth++) {
            frames.add(new Frame(moment, scope.moment(moment), stack, depth));
        }
    }

    private List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (Companion log : logs) {
            for (long item = 0;
                    log.kind() == LogKind.EVTCHN && item < log.log().items().size();
                    item++) {
                EventPort port = EventPort.of(log.file(), item);
                if (scope.isEveryVcpu() || scope.holdsAnyOf(port.domain())) {
                    ports.add(new Port(log, item, port));
                }
            }
        }
        return ports;
    }
}
