package io.xenscope.analyze.companion.item;

import java.util.Locale;

/** What an item of a log is. */
public enum ItemKind {
    /** Asked of xenstored. */
    REQUEST,
    /** Answered by xenstored, completely. */
    ANSWER,
    /** The begin of an answer written in pieces. */
    ANSWER_BEGIN,
    /** The end of an answer written in pieces. */
    ANSWER_END,
    /** An answer or event that could not be written. */
    ANSWER_FAILED,
    CONNECT,
    DISCONNECT,
    TRANSACTION_BEGIN,
    TRANSACTION_END,
    /** A line that is request and answer in one. */
    REQUEST_ANSWERED,
    WATCH_EVENT,
    /** The begin of a call, function or operation. */
    BEGIN,
    /** Its end. */
    END,
    /** A call with its begin and duration. */
    CALL,
    /** A step between begin and end. */
    STEP,
    /** Something that happened at a moment. */
    EVENT,
    /** Items of the log itself are missing. */
    LOSS;

    private static final ItemKind[] ALL = values();

    static ItemKind of(int ordinal) {
        return ALL[ordinal];
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
