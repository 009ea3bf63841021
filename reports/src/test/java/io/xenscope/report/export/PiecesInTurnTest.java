package io.xenscope.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.analyze.base.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesInTurnTest {
    private final List<String> taken = new ArrayList<>();

    @Test
    void pieces_are_taken_in_order_whoever_makes_them() throws IOException {
        for (int threads : new int[] {1, 2, 7}) {
            taken.clear();
            try (Workers workers = new Workers(threads)) {
                PiecesInTurn<String> pieces = new PiecesInTurn<>(
                        3, (piece, isItsTurn) -> "made " + piece, (piece, made) -> taken.add(piece + " " + made));
                pieces.run(50, workers);
            }
            assertEquals(
                    IntStream.range(0, 50)
                            .mapToObj(piece -> piece + " made " + piece)
                            .toList(),
                    taken);
        }
    }

    @Test
    void who_has_the_turn_makes_its_piece_before_any_other_is_taken() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (Workers workers = new Workers(4)) {
            new PiecesInTurn<Integer>(
                            4,
                            (piece, isItsTurn) -> {
                                int before = count.get();
                                Thread.yield();
                                assertTrue(!isItsTurn || before == piece && count.get() == piece);
                                return piece;
                            },
                            (piece, made) -> count.incrementAndGet())
                    .run(500, workers);
        }
        assertEquals(500, count.get());
    }

    @Test
    void a_failure_ends_all_and_is_heard() {
        try (Workers workers = new Workers(3)) {
            PiecesInTurn<String> pieces = new PiecesInTurn<>(2, (piece, isItsTurn) -> "", (piece, made) -> {
                if (piece == 5) {
                    throw new IOException("no space left");
                }
            });
            assertEquals(
                    "no space left",
                    assertThrows(IOException.class, () -> pieces.run(100, workers))
                            .getMessage());
        }
    }
}
