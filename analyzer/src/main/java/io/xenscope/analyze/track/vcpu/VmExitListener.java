package io.xenscope.analyze.track.vcpu;

/** Hears of each VM exit of a vcpu and of its end. */
public interface VmExitListener {
    /** The guest left; {@link VmExit#guest} is how long it was in its own code. */
    default void exited(VmExit exit) {}

    /** The guest was entered again at {@code entry}; {@link VmExit#spent} is where the time went. */
    default void entered(VmExit exit, long entry) {}

    /** The entry will not be seen. */
    default void unfinished(VmExit exit) {}
}
