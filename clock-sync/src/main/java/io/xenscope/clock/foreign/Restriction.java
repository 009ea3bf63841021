package io.xenscope.clock.foreign;

/**
 * What one piece of evidence says of the offset at one moment of a log.
 *
 * @param at the moment, by the log's clock
 * @param offset all offsets that it allows; often open at one end
 * @param isProof whether it holds by construction; else it is how things usually go
 */
public record Restriction(long at, OffsetInterval offset, boolean isProof) {
    /** The item, somewhere in {@code [begin, end]} of its log, is not before a moment of the time line. */
    public static Restriction notBefore(long moment, long begin, long end, boolean isProof) {
        return new Restriction(begin, new OffsetInterval(moment - end, OffsetInterval.FAR), isProof);
    }

    /** The item is not after a moment of the time line. */
    public static Restriction notAfter(long moment, long begin, long end, boolean isProof) {
        return new Restriction(begin, new OffsetInterval(-OffsetInterval.FAR, moment - begin), isProof);
    }
}
