package io.xenscope.format.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
    private final EventCatalogue catalogue = EventCatalogue.standard();

    @Test
    void every_kind_is_found_under_its_id_and_under_every_value_of_its_free_bits() {
        for (EventKind kind : catalogue.kinds()) {
            if (kind.freeBits() == 0) {
                assertSame(kind, catalogue.kind(kind.id()));
            }
            assertTrue(kind.isKnown(), kind.toString());
        }
        EventKind guest = catalogue.kind(0x800f000);
        long found = IntStream.range(0x800f000, 0x8010000)
                .filter(id -> catalogue.kind(id) == guest)
                .count();
        assertEquals(4096 - 7, found); // all but the seven trace context records
    }

    @Test
    void an_id_that_nobody_knows_has_a_kind_that_says_so() {
        EventKind kind = catalogue.kind(0x123456);

        assertFalse(kind.isKnown());
        assertEquals(
                List.of("unknown:0x00123456", EventClass.UNKNOWN, "0x3", "", List.of()),
                List.of(kind.name(), kind.eventClass(), kind.subclass(), kind.meaning(), kind.layouts()));
        assertEquals("unknown:0x00123456", catalogue.name(0x123456));
        assertEquals(
                List.of("w0", "w1"),
                kind.layoutFor(2, Era.modern()).fields().stream()
                        .map(Field::name)
                        .toList());
    }

    @Test
    void names_are_those_of_xen() {
        assertEquals(
                List.of(
                        "TRC_LOST_RECORDS",
                        "TRC_SCHED_RUNSTATE_CHANGE(running->blocked)",
                        "TRC_CSCHED_ACCOUNT_START",
                        "TRC_SCHED_WAKE",
                        "TRC_SCHED_WAKE",
                        "TRC_HVM_IOMEM_READ|64",
                        "TRC_HW_IRQ_MOVE_CLEANUP",
                        "TRC_GUEST+0x123",
                        "TRC_CTX_BEGIN",
                        "TRC_CTX_BEGIN",
                        "TRC_CTX+0x9"),
                IntStream.of(
                                0x1f001, 0x21021, 0x22002, 0x28004, 0x2f004, 0x82117, 0x802002, 0x800f123, 0x804001,
                                0x800f7c1, 0x804009)
                        .mapToObj(catalogue::name)
                        .toList());
    }

    @Test
    void the_class_of_an_id_is_its_one_hot_bit() {
        assertEquals(
                List.of(
                        EventClass.GEN,
                        EventClass.HVM,
                        EventClass.HW,
                        EventClass.GUEST,
                        EventClass.UNKNOWN,
                        EventClass.UNKNOWN,
                        EventClass.UNKNOWN),
                IntStream.of(0x1f003, 0x81001, 0x802008, 0x800f000, 0, 0x31001, 0x1001000)
                        .mapToObj(EventClass::of)
                        .toList());
    }

    @Test
    void a_line_that_is_not_of_the_grammar_is_named() {
        EventKind kind = read("[MEM -]\n010f001 TRC_X all any yes one dom:u32@0 # text\n")
                .get(0);

        String message =
                assertThrows(IllegalStateException.class, kind::layouts).getMessage();
        assertTrue(message.endsWith("010f001 TRC_X all any yes one dom:u32@0 # text"), message);
    }

    @Test
    void a_line_under_the_wrong_class_is_refused() {
        assertThrows(IllegalStateException.class, () -> read("[HVM -]\n010f001 TRC_X all any yes 0 # text\n"));
    }

    @Test
    void a_line_without_the_mark_before_its_meaning_is_refused() {
        EventKind kind = read("[MEM -]\n010f001 TRC_X all any yes 0").get(0);

        assertThrows(IllegalStateException.class, kind::layouts);
    }

    private static List<EventKind> read(String table) {
        return new EventTable(new TableScanner(table)).read();
    }
}
