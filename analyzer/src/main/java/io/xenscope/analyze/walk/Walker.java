package io.xenscope.analyze.walk;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.format.Capture;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.Progress;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.RecordHeader;
import io.xenscope.format.WindowIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Walks the windows of some pcpus, in the order of the file: one share of the one pass over all records.
 *
 * <p>Counts every record and sends it to the tracks. Nothing is allocated per record. One thread at a time.
 */
public final class Walker {
    private final Capture capture;
    private final Problems problems = new Problems();
    private final VcpuSlots slots;
    private final HeaderTable table = new HeaderTable(this::implausible);
    private final List<Track> tracks = new ArrayList<>();
    private final RecordCursor cursor;
    private final QuietRecords quiet;
    private final PcpuWalk[] pcpus;
    private final int[] breaksSeen;
    private final WindowEdges edges;
    private final WalkPlan plan;
    private int next;

    public Walker(Capture capture) {
        this(capture, WalkPlan.FIRST);
    }

    public Walker(Capture capture, WalkPlan plan) {
        this.plan = plan;
        this.slots = new VcpuSlots(plan.kept());
        this.capture = capture;
        this.cursor = new RecordCursor(capture.source(), plan.hasHvmPrefix());
        this.quiet = new QuietRecords(capture.source(), table);
        this.pcpus = new PcpuWalk[capture.windows().pcpuLimit()];
        this.breaksSeen = new int[pcpus.length];
        this.edges = new WindowEdges(capture);
        add(new Losses(slots, problems));
        add(new Runstates(slots, problems));
        if (plan.followsSwitches()) {
            add(new Switches(slots, problems, pcpus.length));
        }
        add(new RunTimes());
        add(new DamageTrack(capture.source(), problems));
    }

    /** Adds an activity to follow; before {@link #walk}. */
    public <T extends Track> T add(T track) {
        tracks.add(track);
        track.register(table);
        return track;
    }

    /** Walks all windows of the pcpus that are {@code mine}. */
    public void walk(IntPredicate mine) {
        walk(mine, Long.MAX_VALUE);
    }

    /**
     * Walks on by windows that have about so many bytes together; false where the last one was walked. Threads may take
     * turns at this, one at a time.
     */
    public boolean walk(IntPredicate mine, long bytes) {
        WindowIndex windows = capture.windows();
        long left = bytes;
        for (; next < windows.count() && left > 0; next++) {
            edges.pass(next);
            if (mine.test(windows.pcpu(next))) {
                walkWindow(windows, next);
                long size = windows.end(next) - windows.start(next);
                left -= size;
                Progress.add(size);
            }
        }
        if (next < windows.count()) {
            return true;
        }
        for (PcpuWalk pcpu : pcpus) {
            if (pcpu != null) {
                finish(pcpu, windows);
            }
        }
        return false;
    }

    private static void finish(PcpuWalk pcpu, WindowIndex windows) {
        boolean early = windows.endsEarly(pcpu.pcpu());
        pcpu.finish(early);
        if (pcpu.started() && windows.beginsMidway()) {
            pcpu.schedule().unseenBefore(pcpu.first());
        }
        if (pcpu.started() && early) {
            pcpu.schedule().unseenAfter(pcpu.now());
        }
    }

    private void walkWindow(WindowIndex windows, int window) {
        int number = windows.pcpu(window);
        PcpuWalk pcpu = pcpus[number];
        if (pcpu == null) {
            boolean atHead = windows.breaks(window) == 0 && !windows.beginsMidway();
            pcpu = pcpus[number] = new PcpuWalk(
                    new PcpuSchedule(number, slots),
                    tracks,
                    problems,
                    atHead,
                    plan.silences().of(number));
        } else if (windows.breaks(window) != breaksSeen[number]) {
            pcpu.interrupted();
        }
        breaksSeen[number] = windows.breaks(window);
        edges.open(window);
        long shift = pcpu.shift();
        table.count(RecordHeader.CPU_CHANGE);
        for (Track track : tracks) {
            track.windowBegins(pcpu, window);
        }
        walkRecords(cursor.wrap(windows.start(window), windows.end(window)), pcpu);
        if (cursor.rest() > 0) {
            problems.at(cursor.nextOffset(), ProblemKind.TORN_RECORD, cursor.rest());
            pcpu.interrupted();
        }
        edges.close(pcpu, shift);
    }

    private void walkRecords(RecordCursor record, PcpuWalk pcpu) {
        while (quiet.pass(pcpu, record)) {
            look(record, pcpu);
        }
    }

    private void look(RecordCursor record, PcpuWalk pcpu) {
        pcpu.addRecords(1);
        if (record.hasTsc()) {
            pcpu.advance(record);
        }
        pcpu.meets(record);
        HeaderTable.Entry entry = table.count(record.header());
        if (entry.numbers != null) {
            table.numbers().count(pcpu.slot(), entry.numbers, record);
        }
        if (entry.handler != null) {
            entry.handler.handle(record, pcpu);
        }
        if (entry.sample != null && entry.sample.isTaking()) {
            entry.sample.handler().handle(record, pcpu);
        }
    }

    private void implausible(RecordCursor record, PcpuWalk pcpu) {
        problems.at(record.offset(), ProblemKind.UNKNOWN_EVENT, RecordHeader.size(record.header()));
    }

    /** The pcpus walked, by number; null for those of other walkers. */
    public PcpuWalk[] pcpus() {
        return pcpus;
    }

    public VcpuSlots slots() {
        return slots;
    }

    /** All records walked, and the headers of their windows. */
    public EventCounts counts() {
        return table.counts();
    }

    public Problems problems() {
        return problems;
    }
}
