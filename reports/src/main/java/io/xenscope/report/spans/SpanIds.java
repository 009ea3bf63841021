package io.xenscope.report.spans;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.context.ContextId;
import io.xenscope.analyze.context.ContextSpan;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;
import io.xenscope.format.ByteSource;
import java.nio.charset.StandardCharsets;

/**
 * Names of spans and traces that are the same in every run and every format.
 *
 * <pre>
 * span    63..52 pcpu   51..4 offset of the record that opened it, in words   3..0 kind
 *         63..52 0xfff  51..0 digest of vcpu, kind, begin and place         of spans that no own record opened
 *                             begin of the tree, and the record, of those of which damage can make two by one record;
 * the same, and their begin, of waits of no length
 * trace   upper half: digest of the capture          lower half: its root span
 * </pre>
 */
public final class SpanIds {
    private static final long NO_RECORD = 0xFFFL << 52;
    private static final long LOW_52 = (1L << 52) - 1;
    private static final long SAMPLE_BYTES = 1 << 16;

    private final long capture;

    public SpanIds(ByteSource source) {
        long digest = mix(source.size());
        long end = Math.min(source.size(), SAMPLE_BYTES) - 8;
        for (long at = 0; at <= end; at += 8) {
            digest = mix(digest ^ source.i64(at));
        }
        capture = digest;
    }

    public String trace(Activation activation) {
        ContextSpan context = activation.context(0);
        if (context != null) {
            return trace(context.id());
        }
        return hex(capture) + hex(span(activation, 0));
    }

    /** The trace of a named span, as it was given. */
    public String trace(ContextId id) {
        return hex(id.traceHigh()) + hex(id.traceLow());
    }

    public String spanText(ContextId id) {
        return hex(id.span());
    }

    /** The trace of a span in another tree. */
    public String trace(SpanRef span) {
        SpanKind root = VcpuKey.isIdle(span.vcpu()) ? SpanKind.IDLE : SpanKind.ACTIVATION;
        return hex(capture) + hex(ofPlace(root, span.vcpu(), span.treeBegin(), span.treeRepeat(), 0));
    }

    public String spanText(Activation activation, int span) {
        return hex(span(activation, span));
    }

    /** A span in another tree, which is neither its root nor a wait. */
    public String spanText(SpanRef span) {
        return hex(span(span));
    }

    /** The same as a number. */
    public long span(SpanRef span) {
        return isShared(span.kind(), span.record())
                ? ofTree(span.kind(), span.vcpu(), span.treeBegin(), span.treeRepeat(), span.record())
                : ofRecord(span.kind(), span.pcpu(), span.record());
    }

    /** The first span of a VM exit, by the record of the exit. */
    public long vmexit(int pcpu, long record) {
        return ofRecord(SpanKind.VMEXIT, pcpu, record);
    }

    /** The span of the handler of an interrupt, by its record. */
    public long interrupt(int pcpu, long record) {
        return ofRecord(SpanKind.IRQ, pcpu, record);
    }

    /** The name of a span as a number of 64 bits. */
    public long span(Activation activation, int span) {
        SpanKind kind = activation.kind(span);
        if (kind.isNamed()) {
            return activation.context(span).id().span();
        }
        if (kind == SpanKind.WAIT && activation.begin(span) == activation.end(span)) {
            return ofEmptyWait(activation, span);
        }
        if (kind.isRoot() || hasNoRecord(kind)) {
            return ofPlace(kind, activation.vcpu(), activation.begin(span), activation.repeat(), span);
        }
        long record = activation.record(span);
        return isShared(kind, record)
                ? ofTree(kind, activation.vcpu(), activation.begin(0), activation.repeat(), record)
                : ofRecord(kind, activation.pcpu(span), record);
    }

    /** Whether no record of its own opens such a span. */
    private static boolean hasNoRecord(SpanKind kind) {
        return switch (kind) {
            case WAIT, LIFE, PHASE, TOOLSTACK_AWAY -> true;
            default -> false;
        };
    }

    /**
     * Whether spans of several trees may have one record: runs between which damage left none, what goes on in them, and
     * calls by which two domains are made.
     */
    private static boolean isShared(SpanKind kind, long record) {
        return kind == SpanKind.RUN || kind == SpanKind.TOOLSTACK_CALL || record < 0;
    }

    /** Of a wait that ended at once the next one may begin at the same tick, in the next tree. */
    private static long ofEmptyWait(Activation activation, int span) {
        long place = activation.begin(span) ^ (long) span << 48;
        return ofTree(SpanKind.WAIT, activation.vcpu(), activation.begin(0), activation.repeat(), place);
    }

    private static long ofTree(SpanKind kind, int vcpu, long treeBegin, int repeat, long record) {
        return NO_RECORD | mix(ofPlace(kind, vcpu, treeBegin, repeat, 0) ^ record) & LOW_52;
    }

    private static long ofPlace(SpanKind kind, int vcpu, long begin, int repeat, int span) {
        long place = (long) repeat << 32 | span;
        return NO_RECORD | mix(mix(mix(vcpu + ((long) kind.ordinal() << 32)) ^ begin) ^ place) & LOW_52;
    }

    private static long ofRecord(SpanKind kind, int pcpu, long record) {
        return (long) pcpu << 52 | (record << 2 & ~0xFL | kind.ordinal()) & LOW_52;
    }

    /** A well-stirred 64-bit value: multiplications by odd constants and shifts, each reversible. */
    private static long mix(long value) {
        long stirred = (value ^ value >>> 32) * 0x9FB2_1C65_1E98_DF25L;
        stirred = (stirred ^ stirred >>> 29) * 0xD6E8_FEB8_6659_FD93L;
        return stirred ^ stirred >>> 32;
    }

    private static String hex(long value) {
        byte[] digits = new byte[16];
        for (int i = 0; i < digits.length; i++) {
            int digit = (int) (value >>> 60 - 4 * i) & 0xF;
            digits[i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }
}
