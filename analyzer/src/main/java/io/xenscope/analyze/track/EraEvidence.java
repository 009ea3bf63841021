package io.xenscope.analyze.track;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.EventSet;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.RecordSample;
import io.xenscope.analyze.rules.EraShapes;
import io.xenscope.analyze.rules.ExitReason;
import io.xenscope.format.Capture;
import io.xenscope.format.RecordCursor;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;
import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.MemEvents;
import io.xenscope.format.event.SchedulerEvents;

/**
 * What records show of the Xen that wrote them, and of the processors it ran on, where counts of records alone do not (xentrace
 * format, section 7). Records of a sample vote: no single one decides, because an odd one may be damage, or of a patched Xen.
 *
 * <pre>
 * AMD                TRC_HVM_SVM_EXIT; exit reasons that no Intel processor has; TRC_HVM_INTR without the vector
 * SWAPPED_HALVES     idle's domain 0x7fff in the low half, or the vcpu that runs read the other way round
 * OLD_MEM_LAYOUT     an order in the high half of the domain's word, or an order that no page has
 * JUNK_PADDING       padding that is not zero; both of these say "before 4.18", so either proves the other
 * CANDIDATE_48       RUNQ_CANDIDATE with three words, the third small, where 4.9's records never occur
 * HVM_PREFIX, HVM_TRAILING_JUNK, OLD_CREDIT2_IDS      from word counts alone, by {@link EraShapes}
 * </pre>
 */
public final class EraEvidence {
    private static final int EXIT_BITS = HvmEvents.WIDE | HvmEvents.NESTED;
    private static final int LARGEST_ORDER = 18;
    private static final int MOST_SKIPPED = 4096;

    private static final EventSet EXITS = new EventSet()
            .add(HvmEvents.VMX_EXIT, EXIT_BITS)
            .add(HvmEvents.SVM_EXIT, EXIT_BITS)
            .add(HvmEvents.INTR, 0);
    private static final EventSet MEMORY = new EventSet()
            .add(MemEvents.DECREASE_RESERVATION, 0)
            .add(MemEvents.POD_POPULATE, 0)
            .add(MemEvents.POD_ZERO_RECLAIM, 0)
            .add(MemEvents.POD_SUPERPAGE_SPLINTER, 0);
    private static final EventSet SCHEDULERS = new EventSet()
            .add(SchedulerEvents.CSCHED2_CREDIT_BURN, 0)
            .add(SchedulerEvents.RTDS_BUDGET_BURN, 0)
            .add(SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, 0)
            .add(SchedulerEvents.CSCHED2_LOAD_BALANCE, 0)
            .add(SchedulerEvents.CSCHED2_RUNQ_ASSIGN, 0)
            .add(SchedulerEvents.CSCHED2_RUNQ_CANDIDATE, 0);

    private final Ballot amd = new Ballot();
    private final Ballot swapped = new Ballot();
    private final Ballot before418 = new Ballot();
    private final Ballot candidate48 = new Ballot();

    private EraEvidence() {}

    /** How the payloads of a capture are to be read. */
    public static Era of(Capture capture, Analysis analysis) {
        EraEvidence evidence = new EraEvidence();
        RecordSample sample = new RecordSample(capture, analysis);
        sample.read(EXITS, now -> evidence.exit(now.record()));
        sample.read(MEMORY, now -> evidence.memory(now.record()));
        sample.read(SCHEDULERS, evidence::scheduler);
        return evidence.era(new EraShapes(analysis.events()));
    }

    private void exit(RecordCursor record) {
        int event = record.event();
        if (event == HvmEvents.INTR) {
            amd.vote(record.wordCount() == 0);
        } else if ((event & ~EXIT_BITS) == HvmEvents.SVM_EXIT) {
            amd.yes();
        } else if (record.wordCount() > 0) {
            amd.vote(ExitReason.isSvmOnly(record.word(0)));
        }
    }

    private void memory(RecordCursor record) {
        boolean hasTwoDomains =
                record.event() == MemEvents.POD_POPULATE || record.event() == MemEvents.POD_ZERO_RECLAIM;
        order(record, hasTwoDomains ? 4 : 2);
    }

    /** Domain and order in two words, or in one with junk after it. */
    private void order(RecordCursor record, int word) {
        if (record.wordCount() == word + 2) {
            int order = record.word(word + 1);
            before418.vote(record.word(word) >>> 15 != 0 || order < 0 || order > LARGEST_ORDER);
        }
    }

    private void scheduler(Moment now) {
        RecordCursor record = now.record();
        switch (record.event()) {
            case SchedulerEvents.CSCHED2_CREDIT_BURN -> charged(record, now.vcpu());
            case SchedulerEvents.RTDS_BUDGET_BURN -> {
                charged(record, now.vcpu());
                padding(record, 6, 5, 8);
            }
            case SchedulerEvents.CSCHED2_UPDATE_RUNQ_LOAD, SchedulerEvents.CSCHED2_LOAD_BALANCE ->
                padding(record, 6, 5, 0);
            case SchedulerEvents.CSCHED2_RUNQ_ASSIGN -> padding(record, 2, 1, 16);
            default -> candidate(record);
        }
    }

    /** The vcpu that is charged is the one that runs. */
    private void charged(RecordCursor record, int running) {
        if (record.wordCount() < 2) {
            return;
        }
        int word = record.word(0);
        int turned = Integer.rotateLeft(word, 16);
        if (word == turned) {
            return;
        }
        if (word == running || VcpuKey.isIdle(word)) {
            swapped.no();
        } else if (turned == running || VcpuKey.isIdle(turned)) {
            swapped.yes();
        }
    }

    /** Of a record with so many words, the bits of one of them that mean nothing. */
    private void padding(RecordCursor record, int words, int word, int meaningfulBits) {
        if (record.wordCount() == words && record.word(word) >>> meaningfulBits != 0) {
            before418.yes();
        }
    }

    private void candidate(RecordCursor record) {
        if (record.wordCount() == 3) {
            int third = record.word(2);
            candidate48.vote(third >= 0 && third < MOST_SKIPPED);
        }
    }

    private Era era(EraShapes shapes) {
        Era era = shapes.era();
        era = swapped.hasMajority() ? era.with(Trait.SWAPPED_HALVES) : era;
        if (before418.isCarried()) {
            era = era.with(Trait.OLD_MEM_LAYOUT).with(Trait.JUNK_PADDING);
        }
        era = candidate48.isUnanimous() && !shapes.isSince49() ? era.with(Trait.CANDIDATE_48) : era;
        return amd.hasQuarter() ? era.with(Trait.AMD) : era;
    }
}
