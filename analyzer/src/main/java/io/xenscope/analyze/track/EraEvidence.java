package io.xenscope.analyze.track;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.analyze.walk.EventTable;
import io.xenscope.analyze.walk.PcpuWalk;
import io.xenscope.analyze.walk.Track;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.SchedulerEvents;
import java.util.List;

/**
 * What the records of a capture show of the Xen that wrote them: votes for either reading of each payload that has two
 * of the same length (xentrace format, section 7). Only the ambiguous kinds are looked at.
 *
 * <pre>
 * SWAPPED_HALVES     idle's domain 0x7fff in the low half, or the vcpu that runs read the other way round
 * OLD_MEM_LAYOUT     an order in the high half of the domain's word, or an order that no page has
 * JUNK_PADDING       padding that is not zero; both of these say "before 4.18", so either proves the other
 * CANDIDATE_48       RUNQ_CANDIDATE with three words, the third small, where 4.9's records never occur
 * HVM_PREFIX, HVM_TRAILING_JUNK, OLD_CREDIT2_IDS      from word counts alone, by {@link EraShapes}
 * </pre>
 */
public final class EraEvidence implements Track {
    private static final int WIDE_OR_NESTED = HvmEvents.WIDE | HvmEvents.NESTED;
    private static final int HIGHEST_VMX = 77;
    private static final int LARGEST_ORDER = 18;
    private static final int MOST_SKIPPED = 4096;

    private final Ballot swapped = new Ballot();
    private final Ballot before418 = new Ballot();
    private final Ballot candidate48 = new Ballot();

    @Override
    public void register(EventTable table) {
        registerMemory(table);
        registerSchedulers(table);
    }

    @Override
    public boolean followsStints() {
        return false;
    }

    private void registerMemory(EventTable table) {
        table.on(MemEvents.DECREASE_RESERVATION, (record, pcpu) -> memory(record, 2, 4))
                .on(MemEvents.POD_POPULATE, (record, pcpu) -> memory(record, 4, 6))
                .on(MemEvents.POD_ZERO_RECLAIM, (record, pcpu) -> memory(record, 4, 6))
                .on(MemEvents.POD_SUPERPAGE_SPLINTER, (record, pcpu) -> memory(record, 2, 4));
    }

    private void registerSchedulers(EventTable table) {
        table.on(SchedulerEvents.CSCHED2_CREDIT_BURN, this::charged)
                .on(SchedulerEvents.RTDS_BUDGET_BURN, this::charged)
                .on(SchedulerEvents.RTDS_BUDGET_BURN, (record, pcpu) -> padding(record, 6, record.word(5) >>> 8))
                .on(SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, (record, pcpu) -> padding(record, 6, record.word(5)))
                .on(SchedulerEvents.CSCHED2_LOAD_BALANCE, (record, pcpu) -> padding(record, 6, record.word(5)))
                .on(SchedulerEvents.CSCHED2_RUNQ_ASSIGN, (record, pcpu) -> padding(record, 2, record.word(1) >>> 16))
                .on(SchedulerEvents.CSCHED2_RUNQ_CANDIDATE, (record, pcpu) -> candidate(record));
    }

    /** Domain and order in two words, or in one with junk behind it. */
    private void memory(RecordCursor record, int word, int words) {
        if (record.wordCount() == words) {
            int order = record.word(word + 1);
            before418.vote(record.word(word) >>> 15 != 0 || order < 0 || order > LARGEST_ORDER);
        }
    }

    /** The vcpu that is charged is the one that runs. */
    private void charged(RecordCursor record, PcpuWalk pcpu) {
        int word = record.word(0);
        int running = pcpu.schedule().slots().key(pcpu.slot());
        int turned = Integer.rotateLeft(word, 16);
        if (record.wordCount() < 2 || word == turned) {
            return;
        }
        if (word == running || VcpuKey.isIdle(word)) {
            swapped.no();
        } else if (turned == running || VcpuKey.isIdle(turned)) {
            swapped.yes();
        }
    }

    private void padding(RecordCursor record, int words, int padding) {
        if (record.wordCount() == words && padding != 0) {
            before418.yes();
        }
    }

    private void candidate(RecordCursor record) {
        if (record.wordCount() == 3) {
            int third = record.word(2);
            candidate48.vote(third >= 0 && third < MOST_SKIPPED);
        }
    }

    /** What all workers' evidence comes to, with the counts of the whole capture and {@link VendorVotes}. */
    public static Era of(List<EraEvidence> all, EventCounts counts, boolean isAmd) {
        EraEvidence sum = new EraEvidence();
        all.forEach(sum::add);
        Era era = sum.era(new EraShapes(counts));
        return isAmd ? era.with(Trait.AMD) : era;
    }

    private void add(EraEvidence other) {
        swapped.add(other.swapped);
        before418.add(other.before418);
        candidate48.add(other.candidate48);
    }

    private Era era(EraShapes shapes) {
        Era era = shapes.era();
        era = swapped.hasMajority() ? era.with(Trait.SWAPPED_HALVES) : era;
        if (before418.isCarried()) {
            era = era.with(Trait.OLD_MEM_LAYOUT).with(Trait.JUNK_PADDING);
        }
        return candidate48.isUnanimous() && !shapes.isSince49() ? era.with(Trait.CANDIDATE_48) : era;
    }
}
