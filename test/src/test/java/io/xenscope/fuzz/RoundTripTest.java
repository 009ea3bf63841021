package io.xenscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.format.event.EventCatalogue;
import io.xenscope.format.event.EventKind;
import io.xenscope.format.event.PayloadLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the writer wrote, the reader reads: records of every kind, any words, any times, any windows. */
class RoundTripTest {
    private static final List<EventKind> KINDS = EventCatalogue.standard().kinds();

    @Property(tries = 20)
    @Label("a record of every kind and length comes back as it was")
    void everyKindComesBack(@ForAll Random random) {
        List<WrittenRecord> written = new ArrayList<>();
        for (EventKind kind : KINDS) {
            for (PayloadLayout layout : kind.layouts()) {
                addEveryLength(written, kind, layout, random);
            }
        }
        assertEquals(written, WrittenCapture.readBack(List.of(written)).get(0));
    }

    private static void addEveryLength(List<WrittenRecord> to, EventKind kind, PayloadLayout layout, Random random) {
        for (int words = layout.minWords(); words <= layout.maxWords(); words++) {
            int event = kind.id() | random.nextInt() & kind.freeBits();
            to.add(new WrittenRecord(
                    event, random.nextLong(), List.of(random.ints(words).boxed().toArray(Integer[]::new))));
        }
    }

    @Property(tries = 300)
    @Label("any records in any windows come back in order, with the time of the one before where they have none")
    void anyWindowsComeBack(@ForAll("windows") List<List<WrittenRecord>> windows) {
        assertEquals(windows, WrittenCapture.readBack(windows));
    }

    @Property(tries = 20)
    @Label("every field of every layout is the bits that its place says")
    void everyFieldIsItsBits(@ForAll Random random) {
        for (EventKind kind : KINDS) {
            for (PayloadLayout layout : kind.layouts()) {
                for (int words = layout.minWords(); words <= layout.maxWords(); words++) {
                    FieldBits.check(layout, random.ints(words).toArray());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<List<WrittenRecord>>> windows() {
        Arbitrary<Integer> events = Arbitraries.oneOf(
                Arbitraries.of(KINDS).map(EventKind::id), Arbitraries.integers().between(0, (1 << 28) - 1));
        Arbitrary<List<Integer>> words = Arbitraries.integers().list().ofMaxSize(7);
        Arbitrary<Long> tscs = Arbitraries.longs().injectNull(0.3);
        return Combinators.combine(events, tscs, words)
                .as(WrittenRecord::new)
                .list()
                .ofMaxSize(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .withoutEdgeCases();
    }
}
