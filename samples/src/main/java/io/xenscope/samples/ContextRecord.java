package io.xenscope.samples;

import java.nio.charset.StandardCharsets;

/**
 * A record of trace context, in the form that Xen and guests share; {@link ContextWords} writes it as the one or the other
 * would. Ids come most significant word first, values as the host has them: here the low word first.
 *
 * @param number 1 begin, 2 end, 3 parent, 4 suspend, 5 resume, 6 attribute, 7 clock
 * @param hasTsc whether Xen writes it with a time
 * @param words its payload
 */
public record ContextRecord(int number, boolean hasTsc, int... words) {
    /** Kinds of spans. */
    public static final int HYPERCALL = 1;

    public static final int TOOLSTACK = 3;
    public static final int IO = 5;

    /** Flags of a begin: entered again after a preemption; a parent follows; the id came from outside. */
    public static final int RESUMED = 1 << 9;

    public static final int HAS_PARENT = 1 << 10;
    public static final int OUTSIDE = 1 << 11;

    /** Status of an end. */
    public static final int DONE = 0;

    public static final int PREEMPTED = 1;
    public static final int FAILED = 2;

    /** Why a span is suspended. */
    public static final int BY_IRQ = 1;

    private static final int TARGET = 1;
    private static final int SUB_OPERATION = 2;
    private static final int NAME = 3;
    private static final int RESULT = 4;
    private static final int LONGEST_PIECE = 16;

    private static int high(long value) {
        return (int) (value >>> 32);
    }

    private static int low(long value) {
        return (int) value;
    }

    private static ContextRecord ofSpan(int number, NamedSpan span, int last) {
        return new ContextRecord(
                number,
                true,
                high(span.traceHigh()),
                low(span.traceHigh()),
                high(span.traceLow()),
                low(span.traceLow()),
                high(span.id()),
                low(span.id()),
                last);
    }

    /** A span begins; {@code detail} is the number of a hypercall, {@code flags} are those above. */
    public static ContextRecord begin(NamedSpan span, int kind, int detail, int flags) {
        return ofSpan(1, span, kind | flags | detail << 16);
    }

    public static ContextRecord end(NamedSpan span, int status, int errno) {
        return ofSpan(2, span, status | errno << 16);
    }

    public static ContextRecord parent(NamedSpan span, long parent) {
        return new ContextRecord(3, false, high(span.id()), low(span.id()), high(parent), low(parent));
    }

    public static ContextRecord suspend(NamedSpan span, int reason) {
        return new ContextRecord(4, true, high(span.id()), low(span.id()), reason);
    }

    public static ContextRecord resume(NamedSpan span, int reason) {
        return new ContextRecord(5, true, high(span.id()), low(span.id()), reason);
    }

    /** Any attribute: a key, the bytes of its value, and these in words. */
    public static ContextRecord attribute(NamedSpan span, int key, int bytes, int... value) {
        int[] words = new int[3 + value.length];
        words[0] = high(span.id());
        words[1] = low(span.id());
        words[2] = key | bytes << 16;
        System.arraycopy(value, 0, words, 3, value.length);
        return new ContextRecord(6, false, words);
    }

    /** The vcpu that it works on. */
    public static ContextRecord target(NamedSpan span, VcpuName vcpu) {
        return attribute(span, TARGET, Integer.BYTES, vcpu.packedDomainLow());
    }

    public static ContextRecord subOperation(NamedSpan span, int number) {
        return attribute(span, SUB_OPERATION, Integer.BYTES, number);
    }

    /** A piece of its name, of at most {@value #LONGEST_PIECE} bytes. */
    public static ContextRecord name(NamedSpan span, String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > LONGEST_PIECE) {
            throw new IllegalArgumentException("no piece of a name: " + piece);
        }
        int[] words = new int[(bytes.length + 3) / 4];
        for (int i = 0; i < bytes.length; i++) {
            words[i / 4] |= (bytes[i] & 0xFF) << 8 * (i % 4);
        }
        return attribute(span, NAME, bytes.length, words);
    }

    public static ContextRecord result(NamedSpan span, long value) {
        return attribute(span, RESULT, Long.BYTES, low(value), high(value));
    }

    /** What the calendar says now, in nanoseconds since 1970; Xen's own time is taken to have begun then. */
    public static ContextRecord clock(int counterKhz, long utcNanos) {
        return new ContextRecord(7, true, 1, counterKhz, low(utcNanos), high(utcNanos), low(utcNanos), high(utcNanos));
    }
}
