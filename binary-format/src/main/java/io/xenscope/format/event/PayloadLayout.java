package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way in which the payload of an event is laid out: a line of the event table.
 *
 * @param name Xen's name for records of this layout
 * @param subclass as {@code CLASS/credit2}; {@code -} for classes without subclasses
 * @param trait what a capture must show for this layout to be meant, where the word count does not tell
 * @param fields in the order of the words
 * @param meaning one line
 */
public record PayloadLayout(
        String name,
        String subclass,
        Versions versions,
        Optional<Era.Trait> trait,
        Arch arch,
        TscRule tsc,
        WordCounts words,
        List<Field> fields,
        String meaning) {

    private static final List<Field> PREFIX = List.of(
            new Field("dom", FieldType.U16, -1, -1, 15, 0, false, Unit.DOMAIN),
            new Field("vcpu", FieldType.U16, -1, -1, 31, 16, false, Unit.VCPU));

    /** First release that writes it. */
    public Release since() {
        return versions.since();
    }

    /** Last release that writes it; {@link Release#CURRENT} while one does. */
    public Release until() {
        return versions.until();
    }

    public int minWords() {
        return words.min();
    }

    public int maxWords() {
        return words.max();
    }

    /** Whether its fields are unknown, so that the words are shown as they are. */
    public boolean raw() {
        return !words.known();
    }

    /**
     * How well it suits a record; negative if not at all. Word counts come first, then evidence; a record longer than
     * every layout is read by the longest, its last words ignored (xentrace format, section 7).
     */
    int fit(int wordCount, Era era) {
        if (raw()) {
            return -1;
        }
        int byTrait = trait.isEmpty() ? 1 : era.has(trait.get()) ? 2 : 0;
        if (words.contain(wordCount)) {
            return 100 + byTrait;
        }
        return maxWords() < wordCount ? 10 * maxWords() + byTrait : -1;
    }

    /** The layout as Xen 3.2 and 3.3 wrote it for HVM events, with the word of domain and vcpu before the payload: word -1. */
    PayloadLayout prefixed() {
        List<Field> all = new ArrayList<>(PREFIX);
        all.addAll(fields);
        return new PayloadLayout(name, subclass, versions, trait, arch, tsc, words, List.copyOf(all), meaning);
    }
}
