package io.xenscope.format.event;

/**
 * The releases of Xen that write a payload.
 *
 * @param since first release, inclusive
 * @param until last release, inclusive; {@link Release#CURRENT} while it is still written
 * @param status whether any release is known to write it at all
 */
public record Versions(Release since, Release until, Status status) {

    /** What is known of a payload's being written. */
    public enum Status {
        WRITTEN,
        /** Possible by the code, not expected. */
        RARE,
        /** An id in a header of Xen that no release writes. */
        DEFINED,
        /** An id without meaning. */
        RESERVED,
        /** An id of a tool, never in a capture. */
        PRIVATE,
        /** The trace context records, which no release writes yet. */
        PROPOSED
    }

    static final Versions UNKNOWN = ever(Status.RESERVED);

    public boolean include(Release release) {
        return since.compareTo(release) <= 0 && until.compareTo(release) >= 0;
    }

    boolean overlap(Versions other) {
        return since.compareTo(other.until) <= 0 && other.since.compareTo(until) <= 0;
    }

    /** Reads the column VERSIONS of the event table. */
    static Versions of(String text) {
        return switch (text) {
            case "all" -> ever(Status.WRITTEN);
            case "rare" -> ever(Status.RARE);
            case "defined" -> ever(Status.DEFINED);
            case "reserved" -> UNKNOWN;
            case "private" -> ever(Status.PRIVATE);
            case "proposed" -> ever(Status.PROPOSED);
            default -> range(text);
        };
    }

    private static Versions range(String text) {
        int end = text.length() - 1;
        if (text.charAt(end) == '+') {
            return new Versions(Release.of(text.substring(0, end)), Release.CURRENT, Status.WRITTEN);
        }
        int dash = text.indexOf('-');
        Release until = Release.of(text.substring(dash + 1));
        Release since = dash < 0 ? until : dash == 0 ? Release.OLDEST : Release.of(text.substring(0, dash));
        return new Versions(since, until, Status.WRITTEN);
    }

    private static Versions ever(Status status) {
        return new Versions(Release.OLDEST, Release.CURRENT, status);
    }
}
