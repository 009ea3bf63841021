package io.xenscope.analyze.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WorkersTest {
    @Test
    void each_task_is_done_once() {
        AtomicLong sum = new AtomicLong();
        try (Workers workers = new Workers(3)) {
            workers.each(1000, sum::addAndGet);
        }
        assertEquals(1000 * 999 / 2, sum.get());
    }

    @Test
    void who_closes_after_a_failure_waits_for_the_tasks_under_way() {
        CountDownLatch slowBegun = new CountDownLatch(1);
        AtomicBoolean failing = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        try (Workers workers = new Workers(2)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> workers.each(2, task -> {
                        if (task == 0) {
                            await(slowBegun);
                            failing.set(true);
                            throw new ArithmeticException();
                        }
                        slowBegun.countDown();
                        spinUntil(failing);
                        done.set(true);
                    }));
        }
        assertTrue(done.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** And a little longer, as work does that cannot be interrupted. */
    private static void spinUntil(AtomicBoolean moment) {
        while (!moment.get()) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void where_one_task_fails_the_rest_is_not_begun() {
        AtomicInteger begun = new AtomicInteger();
        try (Workers workers = new Workers(1)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> workers.each(100, task -> {
                        begun.incrementAndGet();
                        throw new ArithmeticException();
                    }));
        }
        assertEquals(1, begun.get());
    }
}
