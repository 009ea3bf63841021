package io.xenscope.format.event;

import java.util.EnumSet;
import java.util.Locale;

/**
 * What a capture shows of the Xen that wrote it, as far as payloads of equal length are read by it (xentrace format,
 * section 7): a set of traits, empty for current Xen on Intel.
 *
 * @param bits a bit for each trait's ordinal
 */
public record Era(int bits) {

    /** A way in which payloads differ from those of current Xen on Intel. */
    public enum Trait {
        /** credit2 and rtds put the domain in the low half and the vcpu in the high half: before 4.7. */
        SWAPPED_HALVES,
        /** credit2 under ids that are credit's since 4.3. */
        OLD_CREDIT2_IDS,
        /** Memory records hold domain and order in one word and junk in the next: before 4.18. */
        OLD_MEM_LAYOUT,
        /** Bytes that pad a word are not zeroed: before 4.18. */
        JUNK_PADDING,
        /** The third word of RUNQ_CANDIDATE counts skipped vcpus: 4.8 only. */
        CANDIDATE_48,
        /** Exit reasons under the ids of VMX are SVM's: AMD before 4.19. */
        AMD,
        /** HVM records begin with a word of domain and vcpu: 3.2 and 3.3. */
        HVM_PREFIX,
        /** HVM records but NPF and I/O end with a junk word: 3.4, 4.0.0 and 4.0.1. */
        HVM_TRAILING_JUNK;

        static Trait of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    private static final Era MODERN = new Era(0);

    /** Current Xen on Intel. */
    public static Era modern() {
        return MODERN;
    }

    public Era with(Trait trait) {
        return new Era(bits | 1 << trait.ordinal());
    }

    public Era without(Trait trait) {
        return new Era(bits & ~(1 << trait.ordinal()));
    }

    public boolean has(Trait trait) {
        return (bits >>> trait.ordinal() & 1) != 0;
    }

    @Override
    public String toString() {
        EnumSet<Trait> traits = EnumSet.allOf(Trait.class);
        traits.removeIf(trait -> !has(trait));
        return traits.toString();
    }
}
