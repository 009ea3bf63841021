package io.xenscope.analyze.host;

/** Takes the records of an event. */
@FunctionalInterface
public interface HostEventHandler {
    void handle(Moment now);
}
