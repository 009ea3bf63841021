package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.Era.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which layout is meant: first by id and word count, then by what the capture shows. */
class LayoutChoiceTest {
    private static final Era MODERN = Era.modern();

    @Test
    void the_word_count_tells_layouts_apart() {
        assertEquals("leaf subleaf eax ebx ecx edx", fields(0x8200e, 6, MODERN));
        assertEquals("leaf eax ebx ecx edx", fields(0x8200e, 5, MODERN));
        assertEquals("dom ran_for", fields(0x2800e, 2, MODERN));
        assertEquals("dom unit ran_for", fields(0x2800e, 3, MODERN));
        assertEquals("irq vector cpu", fields(0x802001, 3, MODERN));
        assertEquals("cstate tick expected predicted", fields(0x802001, 4, MODERN));
        assertEquals("vector", fields(0x8200f, 1, MODERN));
        assertEquals("", fields(0x8200f, 0, MODERN));
    }

    @Test
    void before_4_7_domain_and_vcpu_change_halves() {
        Era swapped = MODERN.with(Trait.SWAPPED_HALVES);
        assertEquals("unit dom credit delta", fields(0x22203, 3, MODERN));
        assertEquals("dom vcpu credit delta", fields(0x22203, 3, swapped));
        assertEquals("unit dom deadline budget", fields(0x22804, 5, MODERN));
        assertEquals("dom vcpu deadline budget", fields(0x22804, 5, swapped));
    }

    @Test
    void credit2_under_the_ids_of_credit_goes_by_words_then_by_evidence() {
        Era old = MODERN.with(Trait.OLD_CREDIT2_IDS);
        assertEquals("TRC_CSCHED_ACCOUNT_STOP", name(0x22003, 3, MODERN));
        assertEquals("TRC_CSCHED2_CREDIT_BURN", name(0x22003, 3, old));
        assertEquals("TRC_CSCHED_ACCOUNT_START", name(0x22002, 3, old));
        assertEquals("TRC_CSCHED2_RUNQ_POS", name(0x22002, 2, MODERN));
        assertEquals("TRC_CSCHED2_UPDATE_RUNQ_LOAD", name(0x2200c, 2, MODERN));
    }

    @Test
    void evidence_chooses_between_equal_word_counts() {
        assertEquals("unit dom tickled_cpu credit", fields(0x22214, 3, MODERN));
        assertEquals("unit dom tickled_cpu skipped", fields(0x22214, 3, MODERN.with(Trait.CANDIDATE_48)));
        assertEquals("gfn dom order", fields(0x10f005, 4, MODERN));
        assertEquals("gfn dom order pad", fields(0x10f005, 4, MODERN.with(Trait.OLD_MEM_LAYOUT)));
        assertEquals("gfn dom pad pad", fields(0x10f012, 4, MODERN.with(Trait.OLD_MEM_LAYOUT)));
        assertEquals(
                "unit dom budget delta priority extratime pad", fields(0x22803, 6, MODERN.with(Trait.JUNK_PADDING)));
    }

    @Test
    void exit_reasons_of_old_xen_on_amd_are_named_by_svm() {
        Field vmx = layout(0x81102, 3, MODERN).fields().get(0);
        Field svm = layout(0x81102, 3, MODERN.with(Trait.AMD)).fields().get(0);

        assertEquals(List.of("exit_reason", Unit.VMX_EXIT), List.of(vmx.name(), vmx.unit()));
        assertEquals(List.of("exit_code", Unit.SVM_EXIT), List.of(svm.name(), svm.unit()));
    }

    @Test
    void a_word_before_each_payload_moves_the_fields_of_hvm_events_only() {
        Era prefixed = MODERN.with(Trait.HVM_PREFIX);
        PayloadWords words = behindPrefix(0x00030001, 0xe, 0x2);
        PayloadLayout layout = layout(0x82003, 3, prefixed);

        assertEquals("dom vcpu vector error_code", fields(0x82003, 3, prefixed));
        assertEquals(
                List.of(1L, 3L, 14L, 2L),
                layout.fields().stream().map(field -> field.value(words)).toList());
        assertEquals("dom vcpu", fields(0x81001, 1, prefixed));
        assertEquals("dom vcpu", fields(0x28004, 2, prefixed)); // its own two words, not the prefix
    }

    @Test
    void a_junk_word_after_each_payload_does_not_count() {
        Era junk = MODERN.with(Trait.HVM_TRAILING_JUNK);
        assertEquals("leaf eax ebx ecx edx", fields(0x8200e, 6, junk));
        assertEquals("", fields(0x8200f, 1, junk));
        assertEquals("port data", fields(0x82216, 2, junk));
        assertEquals(6, layout(0x82021, 6, junk).maxWords());
    }

    @Test
    void words_behind_the_longest_layout_are_ignored_and_a_short_payload_is_raw() {
        assertEquals("dom vcpu", fields(0x28004, 5, MODERN));
        assertEquals("w0", fields(0x28004, 1, MODERN));
        assertEquals("", fields(0x28004, 0, MODERN));
        assertEquals("w0 w1 w2", fields(0x22201, 3, MODERN)); // defined only: nothing known
    }

    @Test
    void an_era_is_the_set_of_its_traits() {
        Era era = MODERN.with(Trait.AMD).with(Trait.HVM_PREFIX).without(Trait.AMD);

        assertEquals(MODERN.with(Trait.HVM_PREFIX), era);
        assertEquals("[HVM_PREFIX]", era.toString());
    }

    /** As a cursor gives a record whose payload a word stands before. */
    private static PayloadWords behindPrefix(int prefix, int... payload) {
        return new PayloadWords() {
            @Override
            public int wordCount() {
                return payload.length;
            }

            @Override
            public int word(int i) {
                return i == -1 ? prefix : payload[i];
            }
        };
    }

    private static PayloadLayout layout(int id, int words, Era era) {
        return EventCatalogue.standard().kind(id).layoutFor(words, era);
    }

    private static String name(int id, int words, Era era) {
        return layout(id, words, era).name();
    }

    private static String fields(int id, int words, Era era) {
        return String.join(
                " ", layout(id, words, era).fields().stream().map(Field::name).toList());
    }
}
