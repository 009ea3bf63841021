package io.xenscope.analyze.span;

import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.context.ContextTie;
import io.xenscope.analyze.merge.PassedEntries;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One activation of a vcpu, from its wake to its next block, with all spans inside it: parents before children, siblings
 * in the order of time, children within their parents. Span 0 is the activation itself. What is no vcpu's (see
 * {@link SpanKind}) comes in trees of the same make.
 *
 * <p>Held in primitive arrays; at most so many spans and notes as it was made for, the rest is only counted. A long
 * activation is reported in parts: all but the first begin with a span that begins earlier, all but the last end with one that
 * ends later. Times are common ticks.
 */
public final class Activation {
    /** No such span, vcpu or pcpu. */
    public static final int NONE = -1;

    private static final int FIRST_ROOM = 8;
    /** 13 KB for each vcpu. */
    private static final int MOST_ROOM = 256;

    /** What one record, the end of its run and the begin of the next may need. */
    private static final int ROOM_TO_END = 4;

    /** Kept for a VM exit to end, which is a better place to divide an activation. */
    private static final int ROOM_TO_WAIT = 4;

    private static final int NOTES_PER_SPAN = 4;

    /** Below lies the reason of a VM exit, see ExitReason. */
    private static final int CALL_SHIFT = 12;

    private static final int HIGHEST_CALL = (1 << 19) - 2;

    private final int vcpu;
    private final int mostSpans;
    private int spans;
    private long leftOut;
    private SpanKind[] kinds;
    private Certainty[] certainties;
    private int[] parents;
    private int[] pcpus;
    private int[] details;
    private long[] begins;
    private long[] ends;
    private long[] latestEnds;
    private long[] records;

    private final SpanNotes notes;
    /** Null where none have been. */
    private PassedInside passed;

    private SpanTimes times;
    private int wakerPcpu = NONE;
    private final int repeat;

    private final SpanTies ties = new SpanTies();

    /** {@code repeat} distinguishes activations that begin at one moment. */
    Activation(int vcpu, int mostSpans, int repeat) {
        this(vcpu, mostSpans, repeat, FIRST_ROOM);
    }

    private Activation(int vcpu, int mostSpans, int repeat, int room) {
        this(vcpu, mostSpans, repeat, new SpanNotes(room));
        kinds = new SpanKind[room];
        certainties = new Certainty[room];
        parents = new int[room];
        pcpus = new int[room];
        details = new int[room];
        begins = new long[room];
        ends = new long[room];
        latestEnds = new long[room];
        records = new long[room];
    }

    private Activation(int vcpu, int mostSpans, int repeat, SpanNotes notes) {
        this.vcpu = vcpu;
        this.mostSpans = mostSpans;
        this.repeat = repeat;
        this.notes = notes;
    }

    /**
     * The next one, in the room of one that nobody looks at any more; a large room is not kept, unless the next one is the part
     * behind {@code full}, which may become as large.
     */
    static Activation inRoomOf(Activation spent, Activation full, int vcpu, int mostSpans, int repeat) {
        int room = full == null ? FIRST_ROOM : full.kinds.length;
        if (spent == null || spent.kinds.length > Math.max(room, MOST_ROOM)) {
            return new Activation(vcpu, mostSpans, repeat, room);
        }
        Activation next = new Activation(vcpu, mostSpans, repeat, spent.notes.cleared());
        next.kinds = spent.kinds;
        next.certainties = spent.certainties;
        next.parents = spent.parents;
        next.pcpus = spent.pcpus;
        next.details = spent.details;
        next.begins = spent.begins;
        next.ends = spent.ends;
        next.latestEnds = spent.latestEnds;
        next.records = spent.records;
        next.passed = PassedInside.inRoomOf(spent.passed);
        return next;
    }

    /** Adds a span that is open until {@link #close}; {@link #NONE} where there is no room. */
    int open(SpanKind kind, int parent, int pcpu, int detail, long begin, long record) {
        if (allSpans() == mostSpans) {
            leftOut++;
            return NONE;
        }
        if (spans == kinds.length) {
            growSpans();
        }
        kinds[spans] = kind;
        certainties[spans] = Certainty.RECORDED;
        parents[spans] = parent;
        pcpus[spans] = pcpu;
        details[spans] = detail;
        begins[spans] = begin;
        ends[spans] = begin;
        latestEnds[spans] = begin;
        records[spans] = record;
        notes.open(spans);
        return spans++;
    }

    private void growSpans() {
        int size = 2 * spans;
        kinds = Arrays.copyOf(kinds, size);
        certainties = Arrays.copyOf(certainties, size);
        parents = Arrays.copyOf(parents, size);
        pcpus = Arrays.copyOf(pcpus, size);
        details = Arrays.copyOf(details, size);
        begins = Arrays.copyOf(begins, size);
        ends = Arrays.copyOf(ends, size);
        latestEnds = Arrays.copyOf(latestEnds, size);
        records = Arrays.copyOf(records, size);
    }

    void close(int span, long end, Certainty certainty) {
        close(span, end, end, certainty);
    }

    void close(int span, long end, long latestEnd, Certainty certainty) {
        if (span != NONE) {
            ends[span] = end;
            latestEnds[span] = latestEnd;
            certainties[span] = certainty;
        }
    }

    /** Gives a span another parent, which is open at the same time and was opened before it. */
    void moveInto(int span, int parent) {
        parents[span] = parent;
    }

    /** Notes an event inside a span. */
    void note(int span, int event, long time) {
        if (span == NONE || allNotes() == NOTES_PER_SPAN * mostSpans) {
            leftOut++;
        } else {
            notes.add(span, event, time);
        }
    }

    /** Whether {@code span} is the last one, has nothing inside it, and comes right behind {@code before}. */
    boolean follows(int span, int before) {
        boolean isNext = span == spans - 1 && notes.first(span) == NONE;
        for (int between = before + 1; isNext && between < span; between++) {
            isNext = parents[between] >= before;
        }
        return isNext;
    }

    /** Takes back the last span. */
    void retract(int span) {
        spans = span;
    }

    /** Notes which hypercall an HVM guest left its code for. */
    void calls(int exit, int number) {
        details[exit] |= Math.min(number, HIGHEST_CALL) + 1 << CALL_SHIFT;
    }

    void leaveOut(long more) {
        leftOut += more;
    }

    /** What ties its spans to others, to be added to. */
    SpanTies ties() {
        return ties;
    }

    void wokenOn(int pcpu) {
        wakerPcpu = pcpu;
    }

    /** The vcpu's name in one word. */
    public int vcpu() {
        return vcpu;
    }

    public int spans() {
        return spans;
    }

    /** How many activations of the vcpu in front of this one begin at the same moment. */
    public int repeat() {
        return repeat;
    }

    /** Whether this should end at the next good place. */
    boolean isFull() {
        return allSpans() >= fullSpans() || allNotes() >= fullNotes();
    }

    /** Whether only what is certain to be needed still fits. */
    boolean isPacked() {
        return allSpans() >= mostSpans - ROOM_TO_END || allNotes() == NOTES_PER_SPAN * mostSpans;
    }

    private int fullSpans() {
        return mostSpans - ROOM_TO_END - ROOM_TO_WAIT;
    }

    private int fullNotes() {
        return (NOTES_PER_SPAN - 1) * mostSpans;
    }

    /** Those passed over, too: so an activation is divided at the same place whether any are or not. */
    private int allSpans() {
        return passed == null ? spans : spans + passed.calls();
    }

    private int allNotes() {
        return passed == null ? notes.count() : notes.count() + passed.others();
    }

    /**
     * Where entries are counted that are passed over in {@code run}, or in the whole activation where that is {@link #NONE}: calls that
     * last no time, and events, that are neither spans nor noted. To be given to {@link #passed} then.
     */
    PassedEntries toPass(int run) {
        passed = passed == null ? new PassedInside() : passed;
        return passed.of(run).begin(fullSpans() - allSpans(), fullNotes() - allNotes());
    }

    /** Entries have been passed over. */
    void passed(PassedEntries more) {
        passed.add(more);
    }

    /** Gives the entries that have been passed over inside a span. */
    void forEachPassed(int span, Consumer<PassedEntries> visitor) {
        if (passed != null) {
            passed.forEach(span, visitor);
        }
    }

    /** Spans and events that there was no room for. */
    public long leftOut() {
        return leftOut;
    }

    /** The pcpu whose record shows the wake, or {@link #NONE}. */
    public int wakerPcpu() {
        return wakerPcpu;
    }

    public SpanKind kind(int span) {
        return kinds[span];
    }

    public Certainty certainty(int span) {
        return certainties[span];
    }

    /** The span around this one, or {@link #NONE}. */
    public int parent(int span) {
        return parents[span];
    }

    /** Where it happened, or {@link #NONE}. */
    public int pcpu(int span) {
        return pcpus[span];
    }

    /**
     * Of a VM exit its reason, of a call or irq its number, of a wait the ordinal of its cause, of a domain its number, of a phase and
     * of a vcpu that is away the ordinal of phase and state; of a loss the records dropped or, negated, the ordinal of its kind.
     */
    public int detail(int span) {
        return kinds[span] == SpanKind.VMEXIT ? details[span] & (1 << CALL_SHIFT) - 1 : details[span];
    }

    /** The number of the hypercall that a VM exit is, or {@link #NONE}. */
    public int guestCall(int span) {
        return kinds[span] == SpanKind.VMEXIT ? (details[span] >>> CALL_SHIFT) - 1 : NONE;
    }

    /** How often a call was entered again; null for a call that was not, as far as is known. */
    public Continuation continuation(int span) {
        return ties.continuation(span);
    }

    public long begin(int span) {
        return begins[span];
    }

    public long end(int span) {
        return ends[span];
    }

    /** The latest moment at which it can have ended; its end, where that is recorded. */
    public long latestEnd(int span) {
        return latestEnds[span];
    }

    /**
     * Offset in the file of the record that opened it, or of the first record behind that. Negative for a part of something
     * that no record of its own opened: the complement of the offset of the first record in it.
     */
    public long record(int span) {
        return records[span];
    }

    /** See {@link #record}. */
    static long withoutRecord(long firstInside) {
        return ~firstInside;
    }

    /** Its duration without its children: what it did itself. Sums up: self, and the children, are the duration. */
    public long selfTicks(int span) {
        return times().self(span);
    }

    /** How long the vcpu was runnable, and had no pcpu, inside the span. */
    public long waitTicks(int span) {
        return times().waits(span);
    }

    private SpanTimes times() {
        if (times == null) {
            times = new SpanTimes(this);
        }
        return times;
    }

    /** Whether nothing ties a span to others or to what someone said, nor does it continue one. */
    public boolean isUntied(int span) {
        return ties.isUntied(span);
    }

    /** Whether {@link #causes} has any. */
    public boolean hasCauses(int span) {
        return ties.hasCauses(span);
    }

    /** What made a span happen; none for most. */
    public List<Cause> causes(int span) {
        return ties.causes(span);
    }

    /** What someone said of a span of trace context; null of all others. */
    public ContextSpan context(int span) {
        return ties.context(span);
    }

    /** The innermost named span in which a run or call happened; null where there was none. */
    public ContextId contextAround(int span) {
        return ties.contextAround(span);
    }

    /** Named spans that have to do with a span of the capture, and why; that one around it among them. */
    public List<ContextTie> contextTies(int span) {
        return ties.contextTies(span);
    }

    /** The first event noted inside a span, or {@link #NONE}. */
    public int firstNote(int span) {
        return notes.first(span);
    }

    /** The event noted behind this one inside the same span, or {@link #NONE}. */
    public int nextNote(int note) {
        return notes.next(note);
    }

    /** Event id of the record noted. */
    public int noteEvent(int note) {
        return notes.event(note);
    }

    public long noteTime(int note) {
        return notes.time(note);
    }
}
