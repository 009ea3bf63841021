package io.xenscope.analyze.companion.read;

/** Reads the lines of one kind of log. It gets every line in order and never throws. */
interface LogReader {
    /** What a line is to a reader. */
    enum Taken {
        /** It begins an item. */
        ITEM,
        /** It belongs to such logs, and begins none. */
        NOISE,
        /** It is nothing that the reader knows. */
        UNKNOWN
    }

    /** Takes a line; what it adds goes to the items that the reader was made with. */
    Taken take(Line line);

    /** The log has been read. */
    default void finish() {}
}
