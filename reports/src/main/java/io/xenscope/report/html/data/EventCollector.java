package io.xenscope.report.html.data;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.Cause;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.report.cells.ExitNames;
import io.xenscope.report.frame.Scope;
import io.xenscope.report.spans.SpanNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes the spans of a capture, and keeps the events and the wake-ups in them. */
final class EventCollector implements Consumer<Activation> {
    private final Scope scope;
    private final Range range;
    private final Plan plan;
    private final Windows windows;
    private final int buckets;
    private final SpanNames spanNames;
    private final ExitNames exits;
    private final NameNumbers names = new NameNumbers("other");
    private final NameNumbers wakers = new NameNumbers("not known");
    private final Map<EventMark, TreeMap<Integer, EventColumns>> lanes = new EnumMap<>(EventMark.class);
    private final Map<Integer, WakerLog> woken = new TreeMap<>();
    private final Map<EventMark, HeatCounts> heat = new EnumMap<>(EventMark.class);
    /** By kind; null of those that have no heat map. */
    private final HeatCounts.Feed[] heats = new HeatCounts.Feed[EventMark.values().length];

    /** By kind, the lane that was asked for last: the next event is nearly always of the same. */
    private final EventColumns[] last = new EventColumns[EventMark.values().length];

    private final int[] lastLane = new int[EventMark.values().length];

    /** {@code buckets}: into how many parts events are counted where not each is in the page. */
    EventCollector(Scope scope, Plan plan, Windows windows, int buckets) {
        this.scope = scope;
        this.range = scope.range();
        this.plan = plan;
        this.windows = windows;
        this.buckets = buckets;
        this.spanNames = new SpanNames(scope.analysis().isSvm());
        this.exits = new ExitNames(scope.analysis());
        for (EventMark kind : EventMark.values()) {
            lanes.put(kind, new TreeMap<>());
            if (kind.hasHeat()) {
                HeatCounts counts = new HeatCounts();
                heat.put(kind, counts);
                heats[kind.ordinal()] = counts.new Feed();
            }
        }
    }

    @Override
    public void accept(Activation activation) {
        if (activation.kind(0) == SpanKind.ACTIVATION) {
            wake(activation);
        }
        for (int span = 0; span < activation.spans(); span++) {
            EventMark kind = EventMark.of(activation.kind(span));
            if (kind != null && range.includes(activation.begin(span))) {
                event(kind, activation, span);
            }
        }
    }

    private void wake(Activation activation) {
        long begin = activation.begin(0);
        boolean isIn = activation.spans() > 1
                && activation.kind(1) == SpanKind.WAIT
                && range.inside(activation.begin(1), activation.end(1)) > 0
                && windows.meets(activation.begin(1), activation.end(1));
        if (isIn && !activation.causes(0).isEmpty()) {
            Cause cause = activation.causes(0).get(0);
            woken.computeIfAbsent(
                            activation.vcpu(),
                            vcpu -> new WakerLog(scope.analysis().extent().beginTicks()))
                    .add(begin, wakers.of(waker(cause)));
        }
    }

    /** Who is no vcpu has a pcpu; the page's scripts draw arrows from there. */
    private String waker(Cause cause) {
        String text = spanNames.waker(cause);
        boolean isVcpu = cause.kind() == Cause.Kind.WAKE || cause.kind() == Cause.Kind.IPI;
        boolean isIdle = VcpuKey.isIdle(cause.from().vcpu());
        return isVcpu && !isIdle ? text : text + " on pcpu " + cause.from().pcpu();
    }

    private void event(EventMark kind, Activation activation, int span) {
        long begin = activation.begin(span);
        long end = activation.end(span);
        Certainty certainty = activation.certainty(span);
        boolean isPart = certainty == Certainty.BEGINS_EARLIER || certainty == Certainty.MIDDLE;
        EventColumns lane = lane(kind, kind == EventMark.IRQ ? activation.pcpu(span) : activation.vcpu());
        lane.count(begin, isPart);
        if (plan.isExact(kind) || plan.level() == Plan.Level.WINDOWS && windows.meets(begin, end)) {
            lane.add(begin, end, names.of(name(activation, span)), isPart);
        }
        HeatCounts.Feed map = heats[kind.ordinal()];
        boolean isIdling = kind == EventMark.VMEXIT && exits.isIdling(activation.detail(span));
        if (map != null && certainty == Certainty.RECORDED && !isIdling) {
            map.add(begin - range.from(), range.ticks(), scope.nanos(end - begin));
        }
    }

    /** Without what kind it is, which the page knows. */
    private String name(Activation activation, int span) {
        String name = spanNames.of(activation, span);
        return name.substring(name.indexOf(' ') + 1);
    }

    private EventColumns lane(EventMark kind, int lane) {
        int place = kind.ordinal();
        if (last[place] == null || lastLane[place] != lane) {
            lastLane[place] = lane;
            last[place] = lanes.get(kind)
                    .computeIfAbsent(
                            lane, none -> new EventColumns(range.from(), range.to(), plan.isExact(kind) ? 0 : buckets));
        }
        return last[place];
    }

    /** By the vcpu's {@link VcpuKey}, of irqs by pcpu. */
    TreeMap<Integer, EventColumns> lanes(EventMark kind) {
        return lanes.get(kind);
    }

    /** Who woke a vcpu when. */
    WakerLog.Reader wakersOf(int vcpu) {
        long begin = scope.analysis().extent().beginTicks();
        return woken.computeIfAbsent(vcpu, none -> new WakerLog(begin)).new Reader(begin);
    }

    NameNumbers names() {
        return names;
    }

    NameNumbers wakers() {
        return wakers;
    }

    /** Null of kinds that have none. */
    HeatCounts heat(EventMark kind) {
        if (kind.hasHeat()) {
            heats[kind.ordinal()].flush();
        }
        return heat.get(kind);
    }
}
