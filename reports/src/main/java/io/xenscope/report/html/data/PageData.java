package io.xenscope.report.html.data;

import com.fasterxml.jackson.core.JsonGenerator;
import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Activations;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.format.Capture;
import io.xenscope.report.frame.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the scripts of a page draw its time line and heat maps from: each runstate interval and event, or as much of them as there is
 * room for. Times are ticks, so that sums of them are those that reports print, to the nanosecond.
 *
 * <p>The schedule is gone through once or twice, the records once; what is kept grows with the page, not with the capture.
 */
public final class PageData {
    private static final int SPANS_PER_PART = 2_000;

    /** Parts of the range in which shares are shown, of all lanes together. */
    private static final int MOST_BUCKETS = 1 << 19;

    private static final int BUCKETS_OF_LANE = 4096;
    private static final int LEAST_BUCKETS = 256;

    private final Scope scope;
    private final Range range;
    private final Plan plan;
    private final Windows windows;
    private final int buckets;
    private final BusyStrip strip;
    private final EventCollector events;
    private final StayCollector stays;
    private final List<PcpuGaps> gaps = new ArrayList<>();

    private PageData(Scope scope, Plan plan, Windows windows) {
        this.scope = scope;
        this.range = scope.range();
        this.plan = plan;
        this.windows = windows;
        int lanes = Math.max(1, scope.knownVcpus().size());
        this.buckets = Math.max(LEAST_BUCKETS, Math.min(BUCKETS_OF_LANE, MOST_BUCKETS / lanes));
        this.strip = new BusyStrip(range);
        this.events = new EventCollector(scope, plan, windows, buckets);
        this.stays = new StayCollector(scope, windows, plan.level() == Plan.Level.WINDOWS ? buckets : 0, strip);
    }

    /**
     * Reads what the page needs.
     *
     * @param bytes room for columns in the page
     * @param moments what is to be exact before all else, the most important first
     * @param also takes each activation, too, those that begin before the range among them
     */
    public static PageData collect(
            Capture capture, Scope scope, int threads, long bytes, List<Range> moments, Consumer<Activation> also) {
        Plan plan = Plan.of(scope, bytes);
        Range range = scope.range();
        Windows windows = plan.level() == Plan.Level.WINDOWS
                ? new WindowPicker(scope, plan).pick(moments, threads)
                : Windows.all(range.from(), range.to());
        PageData data = new PageData(scope, plan, windows);
        data.read(capture, threads, also);
        return data;
    }

    private void read(Capture capture, int threads, Consumer<Activation> also) {
        Analysis analysis = scope.analysis();
        boolean isAll = scope.isEveryVcpu();
        // What began before the range may go on in it.
        ActivationLimits limits = new ActivationLimits(
                vcpu -> isAll || scope.holds(vcpu),
                Long.MIN_VALUE,
                range.endsBefore(),
                SPANS_PER_PART,
                isAll ? Set.of(SpanKind.IDLE, SpanKind.UNNAMED) : Set.of());
        Activations.read(capture, analysis, limits, threads, activation -> {
            events.accept(activation);
            also.accept(activation);
        });
        stays.collect(events, threads);
        for (PcpuSchedule pcpu : analysis.schedule()) {
            gaps.add(new PcpuGaps(analysis, pcpu, range));
        }
    }

    /** Who had the pcpus when. */
    public BusyStrip strip() {
        return strip;
    }

    /** What is not in the page, in words; null where all is. */
    public String leftOut() {
        String instead = plan.calls() + " hypercalls are counted by " + buckets + "ths of the range instead";
        return switch (plan.level()) {
            case EVERYTHING -> null;
            case CALLS_COUNTED -> "Of hypercalls only counts are in this page: " + instead + ".";
            case COUNTED ->
                "Of events only counts are in this page: " + (plan.calls() + plan.otherEvents())
                        + " VM exits, hypercalls and interrupts are counted by " + buckets + "ths of the range.";
            case WINDOWS ->
                "Not each of the " + plan.slices() + " runstate intervals fits into this page: it has shares by "
                        + buckets + "ths of the range, and each interval in " + windows.count()
                        + " windows around what stands out and the longest waits.";
        };
    }

    /** Writes the fields into an object that is open. */
    public void write(JsonGenerator json) throws IOException {
        json.writeStringField("level", plan.level().name().toLowerCase(java.util.Locale.ROOT));
        writeRange(json);
        writeSlices(json);
        writeEvents(json);
        writeGaps(json);
        writeHeat(json);
    }

    private void writeRange(JsonGenerator json) throws IOException {
        Analysis analysis = scope.analysis();
        json.writeObjectFieldStart("rate");
        json.writeNumberField("hz", analysis.rate().hz());
        json.writeStringField("factor", Long.toString(analysis.rate().factor()));
        json.writeNumberField("shift", analysis.rate().shift());
        json.writeEndObject();
        json.writeNumberField("begin", range.from() - analysis.extent().beginTicks());
        json.writeNumberField("span", range.ticks());
        json.writeBooleanField("filtered", !scope.isEveryVcpu());
        json.writeArrayFieldStart("pcpus");
        for (PcpuSchedule pcpu : analysis.schedule()) {
            json.writeNumber(pcpu.pcpu());
        }
        json.writeEndArray();
    }

    private void writeSlices(JsonGenerator json) throws IOException {
        PackedColumn durations = new PackedColumn();
        PackedColumn states = new PackedColumn();
        PackedColumn wakers = new PackedColumn();
        VarintLog shares = new VarintLog();
        VarintLog waits = new VarintLog();
        json.writeArrayFieldStart("vcpus");
        for (int vcpu : stays.vcpus()) {
            SliceColumns slices = stays.slices(vcpu);
            json.writeStartArray();
            json.writeNumber(VcpuKey.domain(vcpu));
            json.writeNumber(VcpuKey.vcpu(vcpu));
            json.writeNumber(slices.count());
            json.writeEndArray();
            slices.addTo(durations, states, wakers);
            if (stays.buckets(vcpu) != null) {
                stays.buckets(vcpu).addTo(shares, waits);
            }
        }
        json.writeEndArray();
        json.writeStringField("VD", durations.text());
        json.writeStringField("VS", states.text());
        json.writeStringField("VW", wakers.text());
        if (plan.level() == Plan.Level.WINDOWS) {
            json.writeNumberField("buckets", buckets);
            json.writeStringField("BS", new PackedColumn().add(shares).text());
            json.writeStringField("BW", new PackedColumn().add(waits).text());
        }
        events.wakers().write(json, "wakers");
    }

    private void writeEvents(JsonGenerator json) throws IOException {
        PackedColumn begins = new PackedColumn();
        PackedColumn durations = new PackedColumn();
        PackedColumn names = new PackedColumn();
        VarintLog counts = new VarintLog();
        List<Integer> vcpus = stays.vcpus();
        json.writeArrayFieldStart("events");
        for (EventMark kind : EventMark.values()) {
            for (Map.Entry<Integer, EventColumns> lane : events.lanes(kind).entrySet()) {
                EventColumns own = lane.getValue();
                json.writeStartArray();
                json.writeNumber(kind.ordinal());
                json.writeNumber(
                        kind == EventMark.IRQ ? lane.getKey() : Collections.binarySearch(vcpus, lane.getKey()));
                json.writeNumber(own.count());
                json.writeNumber(own.all());
                json.writeNumber(own.isCounted() ? 1 : 0);
                json.writeEndArray();
                own.addTo(begins, durations, names);
                if (own.isCounted()) {
                    own.addCountsTo(counts);
                }
            }
        }
        json.writeEndArray();
        json.writeStringField("EA", begins.text());
        json.writeStringField("EB", durations.text());
        json.writeStringField("EC", names.text());
        json.writeNumberField("eventBuckets", buckets);
        json.writeStringField("EN", new PackedColumn().add(counts).text());
        events.names().write(json, "names");
    }

    private void writeGaps(JsonGenerator json) throws IOException {
        PackedColumn words = new PackedColumn();
        json.writeArrayFieldStart("gaps");
        for (PcpuGaps pcpu : gaps) {
            json.writeNumber(pcpu.count());
            words.add(pcpu.words());
        }
        json.writeEndArray();
        json.writeStringField("LOSS", words.text());
    }

    private void writeHeat(JsonGenerator json) throws IOException {
        PackedColumn cells = new PackedColumn();
        json.writeArrayFieldStart("heat");
        writeHeat(json, "wake-to-run", stays.heat(SliceState.WAITING_WOKEN), cells);
        writeHeat(json, "preempted", stays.heat(SliceState.WAITING_PREEMPTED), cells);
        writeHeat(json, "run", stays.heat(SliceState.RUNNING), cells);
        writeHeat(json, "blocked", stays.heat(SliceState.BLOCKED), cells);
        writeHeat(json, "exit", events.heat(EventMark.VMEXIT), cells);
        writeHeat(json, "irq", events.heat(EventMark.IRQ), cells);
        json.writeEndArray();
        json.writeStringField("HM", cells.text());
    }

    private static void writeHeat(JsonGenerator json, String name, HeatCounts map, PackedColumn cells)
            throws IOException {
        VarintLog log = new VarintLog();
        map.addTo(log);
        cells.add(log);
        json.writeStartArray();
        json.writeString(name);
        json.writeNumber(map.count());
        json.writeEndArray();
    }
}
