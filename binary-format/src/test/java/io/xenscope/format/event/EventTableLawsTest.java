package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that every line of the event table keeps, whatever it says. */
class EventTableLawsTest {
    private final List<EventKind> kinds = EventCatalogue.standard().kinds();

    @Test
    void layouts_of_an_id_that_accept_the_same_words_are_told_apart_by_a_trait_or_read_the_same() {
        List<String> broken = new ArrayList<>();
        for (EventKind kind : kinds) {
            for (int words = 0; words <= WordCounts.MOST; words++) {
                Set<Object> seen = new HashSet<>();
                for (PayloadLayout layout : acceptingWithDistinctFields(kind, words)) {
                    if (!seen.add(layout.trait())) {
                        broken.add(kind + " with " + words + " words");
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void layouts_of_an_id_stand_newest_first() {
        List<String> broken = new ArrayList<>();
        for (EventKind kind : kinds) {
            for (int i = 1; i < kind.layouts().size(); i++) {
                Release newer = kind.layouts().get(i - 1).until();
                if (newer.compareTo(kind.layouts().get(i).until()) < 0) {
                    broken.add(kind.toString());
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void layouts_of_an_id_and_word_count_that_current_xen_and_an_old_one_share_have_disjoint_versions() {
        List<String> broken = new ArrayList<>();
        for (EventKind kind : kinds) {
            List<PayloadLayout> layouts = kind.layouts();
            for (PayloadLayout one : layouts) {
                layouts.stream()
                        .filter(other -> other != one && other.arch() == one.arch())
                        .filter(other -> (other.words().bits() & one.words().bits()) != 0)
                        .filter(other -> other.versions().overlap(one.versions()))
                        .forEach(other -> broken.add(kind + ": " + one.name() + " and " + other.name()));
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void mandatory_fields_lie_inside_the_smallest_payload_and_optional_ones_inside_the_largest() {
        assertEquals(List.of(), fieldsBreaking((layout, field) -> {
            int words = field.optional() ? layout.maxWords() : layout.minWords();
            // RTDS_RUNQ_PICK without words says that nothing was picked: all of its fields come or none.
            words = layout.words().contain(0) ? layout.maxWords() : words;
            return field.lastWord() < words;
        }));
    }

    @Test
    void bits_of_a_field_lie_inside_its_word() {
        assertEquals(
                List.of(),
                fieldsBreaking((layout, field) -> field.low() >= 0
                        && field.low() <= field.high()
                        && field.high() <= 31
                        && (field.type().wide() || field.firstWord() == field.lastWord())));
    }

    @Test
    void no_bit_belongs_to_two_fields_and_the_last_field_ends_the_payload() {
        List<String> broken = new ArrayList<>();
        layouts().filter(layout -> !layout.raw() && !layout.fields().isEmpty()).forEach(layout -> {
            int[] covered = new int[WordCounts.MOST];
            int overlap = 0;
            for (Field field : layout.fields()) {
                int mask = (int) ((2L << field.high()) - (1L << field.low()));
                for (int word = field.firstWord(); word <= field.lastWord(); word++) {
                    overlap |= covered[word] & mask;
                    covered[word] |= mask;
                }
            }
            int last = layout.fields().get(layout.fields().size() - 1).lastWord();
            if (overlap != 0 || last + 1 != layout.maxWords()) {
                broken.add(layout.toString());
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void field_names_of_a_layout_are_distinct_but_for_padding() {
        assertEquals(
                List.of(),
                layouts()
                        .filter(layout -> {
                            List<String> names = layout.fields().stream()
                                    .filter(field -> field.unit() != Unit.JUNK)
                                    .map(Field::name)
                                    .toList();
                            return new HashSet<>(names).size() != names.size();
                        })
                        .toList());
    }

    @Test
    void every_layout_has_a_name_of_one_word_and_a_meaning_of_one_line() {
        assertEquals(
                List.of(),
                layouts()
                        .filter(layout -> layout.name().isBlank()
                                || layout.meaning().isBlank()
                                || !layout.meaning().equals(layout.meaning().strip()))
                        .toList());
    }

    private interface FieldLaw {
        boolean holds(PayloadLayout layout, Field field);
    }

    private List<String> fieldsBreaking(FieldLaw law) {
        return layouts()
                .flatMap(layout -> layout.fields().stream()
                        .filter(field -> !law.holds(layout, field))
                        .map(field -> layout.name() + " " + field))
                .toList();
    }

    private Stream<PayloadLayout> layouts() {
        return kinds.stream().flatMap(kind -> kind.layouts().stream());
    }

    /** Two layouts may share a word count if what they read of that many words is the same. */
    private static List<PayloadLayout> acceptingWithDistinctFields(EventKind kind, int words) {
        List<PayloadLayout> accepting = new ArrayList<>();
        Set<List<Field>> readings = new HashSet<>();
        for (PayloadLayout layout : kind.layouts()) {
            List<Field> reading = layout.fields().stream()
                    .filter(field -> field.lastWord() < words)
                    .toList();
            if (layout.words().contain(words) && readings.add(reading)) {
                accepting.add(layout);
            }
        }
        return accepting;
    }
}
