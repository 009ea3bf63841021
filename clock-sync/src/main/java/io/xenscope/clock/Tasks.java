package io.xenscope.clock;

import java.util.function.IntConsumer;

/** Does tasks that need nothing of each other, on as many threads as there are. */
public interface Tasks {
    /** One after the other, on this thread. */
    Tasks IN_TURN = (count, task) -> {
        for (int i = 0; i < count; i++) {
            task.accept(i);
        }
    };

    /** Does {@code task} for 0 .. {@code count} - 1 and returns when all are done. */
    void each(int count, IntConsumer task);
}
