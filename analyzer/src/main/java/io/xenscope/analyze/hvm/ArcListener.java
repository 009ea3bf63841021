package io.xenscope.analyze.hvm;

/** Hears of each VM exit and of its end. */
public interface ArcListener {
    /** A guest left; {@link Arc#guest} tells how long it was away from Xen. */
    default void exited(Arc arc) {}

    /** It came back; {@link Arc#spent} tells where the time went. */
    default void entered(Arc arc, long entry) {}

    /** Its entry will not be seen. */
    default void unfinished(Arc arc) {}
}
