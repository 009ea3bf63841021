package io.xenscope.analyze.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderedWorkTest {
    private final AtomicInteger made = new AtomicInteger();

    private OrderedWork<int[]> work(OrderedWork.Task<int[]> task) {
        return new OrderedWork<>(
                3,
                () -> {
                    made.incrementAndGet();
                    return new int[1];
                },
                task);
    }

    @Test
    void results_come_in_order_from_a_few_places() {
        List<Integer> taken = new ArrayList<>();
        work((place, piece) -> place[0] = piece).run(1000, place -> taken.add(place[0]));
        assertEquals(IntStream.range(0, 1000).boxed().toList(), taken);
        assertEquals(5, made.get());
    }

    @Test
    void no_pieces_are_no_work() {
        work((place, piece) -> {}).run(0, place -> {});
        assertEquals(0, made.get());
    }

    @Test
    void a_failure_in_a_piece_reaches_the_caller() {
        OrderedWork<int[]> work = work((place, piece) -> {
            if (piece == 7) {
                throw new IllegalArgumentException("seven");
            }
        });
        assertEquals(
                "seven",
                assertThrows(IllegalArgumentException.class, () -> work.run(100, place -> {}))
                        .getMessage());
    }

    @Test
    void a_failure_to_take_ends_the_work() {
        OrderedWork<int[]> work = work((place, piece) -> place[0] = piece);
        assertThrows(
                IOException.class,
                () -> work.run(1_000_000, place -> {
                    throw new IOException("disk full");
                }));
    }
}
