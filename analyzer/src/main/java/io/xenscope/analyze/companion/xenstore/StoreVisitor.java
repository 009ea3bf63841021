package io.xenscope.analyze.companion.xenstore;

/** Hears of the requests and watch events of a log in its order. */
public interface StoreVisitor {
    /** {@code item} is that of the request; its answer may be known already. */
    default void request(StoreRequest request, long item) {}

    /** A watch event was sent. */
    default void event(StoreConnection to, String path, String token, long item) {}
}
