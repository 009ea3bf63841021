package io.xenscope.analyze.walk;

import io.xenscope.format.RecordCursor;

/** Takes records of the events that it was registered for; the cursor is only lent, and moves on afterwards. */
@FunctionalInterface
public interface EventHandler {
    void handle(RecordCursor record, PcpuWalk pcpu);
}
