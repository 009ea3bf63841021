package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.Moment;

/** Takes the records of an event. */
@FunctionalInterface
public interface HostEventHandler {
    void handle(Moment now);
}
