package io.xenscope.format;

/** Where the bytes of a capture were found, and what is known from that to be missing; here: they are a capture, so nothing. */
public interface Origin {
    /** A file, or a stream, that is a capture itself. */
    Origin CAPTURE = new Origin() {};

    /**
     * Whether records of a pcpu from before its first one here are known to be missing, as in the ring buffers of a dump:
     * nothing is known of a pcpu, then, before its first record.
     */
    default boolean beginsMidway() {
        return false;
    }

    /**
     * Whether records of a pcpu from after its last one here are known to be missing, as where its buffer was full when the host
     * died: nothing is known about it, then, after its last record.
     */
    default boolean endsEarly(int pcpu) {
        return false;
    }

    /** What was wrong where these bytes were found, so that it is not in them; nothing for a file that is a capture. */
    default Problems faultsBefore() {
        return new Problems();
    }
}
