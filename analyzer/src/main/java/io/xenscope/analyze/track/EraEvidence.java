package io.xenscope.analyze.track;

import io.xenscope.analyze.base.EventCounts;
import io.xenscope.analyze.rules.EraShapes;
import io.xenscope.format.Capture;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.Era.Trait;
import java.util.List;

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
    private EraEvidence() {}

    /** How the payloads of a capture are to be read; votes are those that the walk's workers took, counts those of all records. */
    public static Era of(Capture capture, List<EraVotes> votes, EventCounts counts) {
        EraVotes all = new EraVotes(capture);
        votes.forEach(all::add);
        return era(all, new EraShapes(counts));
    }

    private static Era era(EraVotes votes, EraShapes shapes) {
        Era era = shapes.era();
        era = votes.swapped().hasMajority() ? era.with(Trait.SWAPPED_HALVES) : era;
        if (votes.before418().isCarried()) {
            era = era.with(Trait.OLD_MEM_LAYOUT).with(Trait.JUNK_PADDING);
        }
        era = votes.candidate48().isUnanimous() && !shapes.isSince49() ? era.with(Trait.CANDIDATE_48) : era;
        return votes.amd().hasQuarter() ? era.with(Trait.AMD) : era;
    }
}
