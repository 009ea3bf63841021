package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LongLogTest {
    private static final long SALT = 0x9E37_79B9_7F4A_7C15L;

    @Test
    void givesBackWhatWasAddedToAnyThread() {
        try (LongLog log = new LongLog()) {
            LongStream.range(0, 50_000).forEach(i -> log.add(i * SALT));
            assertEquals(50_000, log.size());
            long wrong = CompletableFuture.supplyAsync(() -> LongStream.range(0, 50_000)
                            .filter(i -> log.get(i) != i * SALT)
                            .count())
                    .join();
            assertEquals(0, wrong);
        }
    }

    @Test
    void isEmptyAndUsableAfterItIsClosed() {
        LongLog log = new LongLog();
        LongStream.range(0, 10_000).forEach(log::add);
        log.close();
        assertEquals(0, log.size());
        log.add(42);
        assertEquals(42, log.get(0));
        log.close();
        log.close();
        assertEquals(0, log.size());
    }
}
