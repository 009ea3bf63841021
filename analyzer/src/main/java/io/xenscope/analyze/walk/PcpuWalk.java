package io.xenscope.analyze.walk;

import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.Silence;
import io.xenscope.analyze.sched.VcpuSlots;
import io.xenscope.clock.RateEvidence;
import io.xenscope.clock.evidence.WindowTimes;
import io.xenscope.format.ProblemKind;
import io.xenscope.format.Problems;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.EventId;
import io.xenscope.format.event.Runstate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One pcpu while its records are walked: its time, and who is running on it.
 *
 * <pre>
 * UNKNOWN --switch-out of v--> NOBODY     v has run since the interval began
 * UNKNOWN --continues v------> v
 * NOBODY  --switch-in of v---> v          also from UNKNOWN
 * v       --switch-out of v--> NOBODY
 * any     --loss-------------> the vcpu that the loss record names
 * any     --damage-----------> UNKNOWN
 * any     --silence----------> UNKNOWN; who is switched out next has run since its end
 * </pre>
 */
public final class PcpuWalk {
    private static final long NONE = -1;

    private enum Running {
        UNKNOWN,
        NOBODY,
        SOMEBODY
    }

    private final PcpuSchedule schedule;
    /** Those that follow runs; an array, because a loop over it allocates nothing. */
    private final Track[] tracks;

    private final Track[] allTracks;
    /** Keeps what is counted before a record names who runs. */
    private final int unnamedSlot;

    private final Problems problems;
    private final PcpuTime time;
    private final RateEvidence rate = new RateEvidence();
    private final WindowTimes windows = new WindowTimes();
    private final int firstStretchBegins;
    private final RecordGaps gaps;
    /** In which no pcpu recorded anything, in the order of time. */
    private final List<Silence> silences;

    private int nextSilence;

    private Running running = Running.UNKNOWN;
    private int slot;
    private long unnamedOffset = NONE;
    private long unnamedBegin;
    private long runBegin;
    private long runOffset;
    private int runBegins;
    /** The runstate that was left for the present run, where its begin is seen. */
    private int runFrom;

    private boolean crossed;
    private boolean beganUnnoticed;
    private long stretchBegin;
    private long stretchOffset = NONE;
    private int stretchBegins;
    private boolean stretchOpen;
    private long records;

    /** {@code atHead} where nothing is missing before the first record of this pcpu; silences in its ticks. */
    PcpuWalk(PcpuSchedule schedule, List<Track> tracks, Problems problems, boolean atHead, List<Silence> silences) {
        this.schedule = schedule;
        this.tracks = tracks.stream().filter(Track::followsRuns).toArray(Track[]::new);
        this.allTracks = tracks.toArray(Track[]::new);
        this.unnamedSlot = schedule.slots().addUnnamed();
        this.slot = unnamedSlot;
        this.problems = problems;
        this.time = new PcpuTime(problems);
        this.firstStretchBegins = atHead ? RunLog.BEGINS_AT_HEAD : RunLog.BEGINS_UNKNOWN;
        this.stretchBegins = firstStretchBegins;
        this.silences = silences;
        // One without length must not lift the limit: a limit below none is the largest there is.
        this.gaps = silences.isEmpty() ? new RecordGaps() : new RecordGaps(Math.max(0, shortest(silences) - 1));
    }

    private static long shortest(List<Silence> silences) {
        return silences.stream().mapToLong(Silence::ticks).min().orElseThrow();
    }

    PcpuTime time() {
        return time;
    }

    /** False before the first record with a TSC of an interval, which is to be looked at here in any case. */
    boolean isTimeKnown() {
        return stretchOpen && time.started();
    }

    /** Takes the TSC of the record that is about to be handled. */
    void advance(RecordCursor record) {
        long before = time.now();
        if (time.take(record)) {
            clockBegins();
        } else if (stretchOpen && time.now() - before > gaps.limit()) {
            gaps.add(before, time.now(), record.offset());
        }
        if (!stretchOpen) {
            stretchOpen = true;
            stretchBegin = time.now();
        }
        while (nextSilence < silences.size() && silences.get(nextSilence).end() <= time.now()) {
            silent(silences.get(nextSilence++));
        }
    }

    /** No pcpu recorded anything for a while: nothing is known of the vcpu that ran, or of the time. */
    private void silent(Silence silence) {
        end(silence.begin(), RunLog.ENDS_LOST);
        rate.interrupted();
        schedule.losses().add(silence);
        running = Running.UNKNOWN;
        slot = unnamedSlot;
        stretchBegins = RunLog.BEGINS_AFTER_LOSS;
        stretchBegin = silence.end();
        stretchOffset = NONE;
    }

    /** Takes note of a record that is about to be looked at. */
    void meets(RecordCursor record) {
        if (stretchOffset == NONE) {
            stretchOffset = record.offset();
        }
        if (running != Running.SOMEBODY) {
            meetsUnnamed(record.event(), record.offset());
        }
    }

    /** Whether records are of interest that are met while nobody is known to run. */
    boolean seeksUnnamed() {
        return running != Running.SOMEBODY && unnamedOffset == NONE;
    }

    /** A record was met while nobody was known to run. */
    void meetsUnnamed(int event, long offset) {
        if (unnamedOffset == NONE && EventId.isOfVcpu(event)) {
            unnamedOffset = offset;
            unnamedBegin = time.now();
        }
    }

    private void clockBegins() {
        interruptedBefore();
        if (!time.wasRestarted()) {
            schedule.falls().add(time.previous(), time.shift());
        } else {
            schedule.forget();
            windows.forget();
            gaps.forget();
            nextSilence = 0;
            stretchBegins = firstStretchBegins;
        }
    }

    public PcpuSchedule schedule() {
        return schedule;
    }

    public int pcpu() {
        return schedule.pcpu();
    }

    /** The present time in ticks of this pcpu. */
    public long now() {
        return time.now();
    }

    /** The first time of this pcpu. */
    public long first() {
        return time.first();
    }

    /** False as long as no record with a TSC was met. */
    public boolean started() {
        return time.started();
    }

    void addRecords(long more) {
        records += more;
    }

    /** Its records, without the headers of windows. */
    public long records() {
        return records;
    }

    /** Its longest gaps; none where silences are known already. */
    public RecordGaps gaps() {
        return gaps;
    }

    public RateEvidence rate() {
        return rate;
    }

    /** That of each of some pcpus, by number. */
    public static Map<Integer, RateEvidence> rates(List<PcpuWalk> pcpus) {
        Map<Integer, RateEvidence> rates = new HashMap<>();
        for (PcpuWalk pcpu : pcpus) {
            rates.put(pcpu.pcpu(), pcpu.rate);
        }
        return rates;
    }

    /** When its windows begin and end. */
    public WindowTimes windows() {
        return windows;
    }

    /** What has to be added to a TSC now to make it a time of this pcpu. */
    public long shift() {
        return time.shift();
    }

    /** Slot of the running vcpu; where that is not known, one whose {@link VcpuSlots#key} is that of the unknown vcpu. */
    public int slot() {
        return slot;
    }

    /** Whether a vcpu is known to run. */
    public boolean isRunning() {
        return running == Running.SOMEBODY;
    }

    /** The number that the current run will have. */
    public long runNumber() {
        return schedule.runs().count();
    }

    /** While tracks are given a run: whether it began before any record said whose it is. What is under way is its own. */
    public boolean beganUnnoticed() {
        return beganUnnoticed;
    }

    /** Notes that a VM exit crosses a border of the current run. */
    public void arcCrosses() {
        crossed = true;
    }

    /** A vcpu begins to run; {@code from} is the runstate it leaves. */
    void switchedIn(int next, int from, long offset) {
        if (running == Running.SOMEBODY) {
            problems.at(offset, ProblemKind.SCHEDULE_CONTRADICTION);
            close(time.now(), RunLog.ENDS_UNKNOWN);
        }
        open(next, time.now(), offset, RunLog.BEGINS_SEEN);
        runFrom = from;
    }

    void switchedOut(int out, int to, long offset) {
        if (running == Running.UNKNOWN && stretchOpen) {
            openUnnoticed(out);
        }
        if (running == Running.SOMEBODY && slot == out) {
            close(time.now(), to);
            return;
        }
        problems.at(offset, ProblemKind.SCHEDULE_CONTRADICTION);
        schedule.changes().add(time.now(), out, 0, to);
        if (running == Running.SOMEBODY) {
            close(time.now(), RunLog.ENDS_UNKNOWN);
        }
    }

    void continues(int same, long offset) {
        if (running == Running.UNKNOWN) {
            openUnnoticed(same);
        } else if (running == Running.NOBODY || slot != same) {
            problems.at(offset, ProblemKind.SCHEDULE_CONTRADICTION);
            end(time.now(), RunLog.ENDS_UNKNOWN);
            open(same, time.now(), offset, RunLog.BEGINS_UNKNOWN);
        }
    }

    /** A loss record was met, which was written now: nothing is known of the time since {@code firstTsc}. */
    void lost(int survivor, long firstTsc, long records, RecordCursor record) {
        long begin = firstTsc + time.shift();
        boolean isFirstRecord = time.now() == time.first() && running == Running.UNKNOWN && schedule.isBlank();
        if (begin < time.previous() && !isFirstRecord || begin > time.now()) {
            problems.at(record.offset(), ProblemKind.LOSS_OUT_OF_ORDER);
            begin = Math.max(time.previous(), Math.min(begin, time.now()));
        }
        if (nextSilence > 0) {
            begin = Math.max(begin, silences.get(nextSilence - 1).end());
        }
        end(begin, RunLog.ENDS_LOST);
        rate.interrupted();
        schedule.losses().add(begin, time.now(), records);
        open(survivor, time.now(), record.nextOffset(), RunLog.BEGINS_AFTER_LOSS);
    }

    /** Something is missing here, and no record says how much. */
    void interrupted() {
        interruptedAt(time.now());
    }

    /** Something is missing between the record before and the present one. */
    void interruptedBefore() {
        interruptedAt(time.previous());
    }

    private void interruptedAt(long lastKnown) {
        end(lastKnown, RunLog.ENDS_UNKNOWN);
        rate.interrupted();
        running = Running.UNKNOWN;
        slot = unnamedSlot;
        stretchBegins = RunLog.BEGINS_UNKNOWN;
        stretchOpen = false;
        stretchOffset = NONE;
    }

    /** The last record has been walked; {@code early} where later ones are missing. */
    void finish(boolean early) {
        while (nextSilence < silences.size()) {
            silent(silences.get(nextSilence++));
        }
        end(time.now(), early ? RunLog.ENDS_UNKNOWN : RunLog.ENDS_AT_TAIL);
    }

    /** Ends the current run or, where nobody is known to run, whatever the tracks have under way. */
    private void end(long when, int ends) {
        if (running == Running.SOMEBODY) {
            close(when, ends);
            return;
        }
        for (Track track : tracks) {
            track.runEnds(this, false);
        }
        settleUnnamed(when);
    }

    /** Nobody will be known to have run here up to now. */
    private void settleUnnamed(long until) {
        if (running == Running.UNKNOWN) {
            moveCounts(VcpuSlots.UNKNOWN);
        }
        if (unnamedOffset != NONE) {
            long end = Math.max(unnamedBegin, until);
            schedule.unnamed()
                    .add(
                            unnamedBegin,
                            end,
                            unnamedOffset,
                            VcpuSlots.UNKNOWN,
                            RunLog.BEGINS_UNKNOWN,
                            RunLog.ENDS_UNKNOWN,
                            false);
        }
        unnamedOffset = NONE;
    }

    private void moveCounts(int named) {
        for (Track track : allTracks) {
            track.moves(unnamedSlot, named);
        }
    }

    private void openUnnoticed(int vcpu) {
        beganUnnoticed = true;
        moveCounts(vcpu);
        unnamedOffset = NONE;
        running = Running.NOBODY;
        open(vcpu, stretchBegin, stretchOffset, stretchBegins);
        beganUnnoticed = false;
    }

    private void open(int next, long begin, long offset, int begins) {
        settleUnnamed(begin);
        running = Running.SOMEBODY;
        slot = next;
        runBegin = begin;
        runOffset = offset;
        runBegins = begins;
        crossed = false;
        for (Track track : tracks) {
            track.runBegins(this);
        }
    }

    private void close(long end, int ends) {
        boolean whole = ends != RunLog.ENDS_LOST && ends != RunLog.ENDS_UNKNOWN;
        for (Track track : tracks) {
            track.runEnds(this, whole);
        }
        if (runBegins == RunLog.BEGINS_SEEN && runFrom != Runstate.Numbers.RUNNABLE) {
            schedule.runs().nextComesFrom(runFrom);
        }
        schedule.runs().add(runBegin, end, runOffset, slot, runBegins, ends, crossed);
        running = Running.NOBODY;
        slot = VcpuSlots.UNKNOWN;
    }
}
