package io.xenscope.report.spans;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.ActivationLimits;
import io.xenscope.analyze.span.Certainty;
import io.xenscope.analyze.span.SpanKind;
import io.xenscope.analyze.span.SpanRef;
import io.xenscope.clock.TickNanos;
import io.xenscope.clock.TscRate;
import io.xenscope.format.Capture;
import io.xenscope.format.event.EventCatalogue;
import io.xenscope.report.frame.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What every format needs to know of a capture and its spans; formats only choose where to put it. Any number of threads may ask it.
 */
public final class SpanFacts {
    /** What made these spans. */
    public static final String COMPONENT = "xenscope";

    /** The service at the other end of VM exits and hypercalls. */
    public static final String XEN = "xen";

    private static final long LATEST = (1L << 61) - 1;

    private static final String[] KINDS = Arrays.stream(SpanKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);

    private final Analysis analysis;
    private final TimeOrigin origin;
    private final SpanIds ids;
    private final SpanNames names;
    private final SpanAttributes attributes = new SpanAttributes(this);
    private final SpanLinks links;
    private final RememberedTexts eventNames = new RememberedTexts(EventCatalogue.standard()::name);
    private final RememberedTexts vcpuNames = new RememberedTexts(VcpuKey::text);
    private final TscRate rate;
    private final TickNanos nanos;
    private final long captureBegin;
    private final long begin;
    private final long end;
    private final Trust trust;
    private boolean hasLogs;
    private String filters = "";

    /** Spans of a capture, of those asked for in {@code limits}. */
    public SpanFacts(Capture capture, Analysis analysis, TimeOrigin origin, ActivationLimits limits) {
        this.analysis = analysis;
        this.origin = origin;
        this.ids = new SpanIds(capture.source());
        this.names = new SpanNames(analysis.isSvm());
        this.links = new SpanLinks(ids);
        this.rate = analysis.rate();
        this.nanos = new TickNanos(rate);
        this.captureBegin = analysis.extent().beginTicks();
        this.end = Math.max(captureBegin, Math.min(analysis.extent().endTicks(), limits.to()));
        this.begin = Math.min(end, Math.max(captureBegin, limits.from()));
        this.trust = Trust.of(analysis);
    }

    /** Spans of logs are shown beside those of the capture. */
    public SpanFacts withLogs() {
        hasLogs = true;
        return this;
    }

    /** Whether spans of logs may be among those that are shown. */
    boolean hasLogs() {
        return hasLogs;
    }

    /** Says which options left a part of the capture out, as they were typed. */
    public SpanFacts filteredBy(String options) {
        filters = options;
        return this;
    }

    /** The options that left a part of the capture out; empty where none did. */
    public String filters() {
        return filters;
    }

    /** How far times can be off because they compare the clocks of pcpus. */
    public Trust trust() {
        return trust;
    }

    /** What the tree of spans is about: a vcpu, an idle one where it is about a pcpu, the life of a domain, what it named. */
    public static String owner(Activation activation) {
        return switch (activation.kind(0)) {
            case DOMAIN -> SpanRows.Row.name(VcpuKey.domain(activation.vcpu()), SpanRows.LIFE);
            case CONTEXT -> SpanRows.Row.name(VcpuKey.domain(activation.vcpu()), SpanRows.NAMED);
            case COMPANION ->
                SpanRows.Row.name(
                        VcpuKey.domain(activation.vcpu()), activation.context(0).track());
            case UNNAMED -> unnamed(activation.pcpu(0));
            default -> VcpuKey.text(activation.vcpu());
        };
    }

    /** Where nothing says who ran: the pcpu, and the unknown vcpu. */
    public static String unnamed(int pcpu) {
        return "p" + pcpu + " " + VcpuKey.text(VcpuKey.UNKNOWN);
    }

    /** Whether no record says of which vcpu it is. */
    public static boolean isUnnamed(Activation activation) {
        return activation.kind(0) == SpanKind.UNNAMED;
    }

    /** The service that spans belong to: the domain. */
    public static String service(Activation activation) {
        return isUnnamed(activation) ? "d?" : "d" + VcpuKey.domain(activation.vcpu());
    }

    /** Whether the guest waits in such a span for Xen to answer. */
    public static boolean isServedByXen(SpanKind kind) {
        return kind == SpanKind.VMEXIT || kind == SpanKind.HYPERCALL;
    }

    /** Whether a timeline shows an attribute by the place of the slice. Asked for each attribute of each span, so by length first. */
    public static boolean isOfEveryTimeline(String attribute) {
        return switch (attribute.length()) {
            case 8 -> attribute.equals("xen.vcpu");
            case 10 -> attribute.equals("xen.dur_ns");
            case 12 -> attribute.equals("xen.start_ns");
            default -> false;
        };
    }

    /** The name of the capture's file, wherever that lies. */
    public String captureName() {
        Path file = Path.of(analysis.extent().name()).getFileName();
        return file == null ? "" : file.toString();
    }

    public long tscHz() {
        return Math.round(rate.hz());
    }

    public String tscHzSource() {
        return rate.source().key();
    }

    public Analysis analysis() {
        return analysis;
    }

    public TimeOrigin origin() {
        return origin;
    }

    public SpanIds ids() {
        return ids;
    }

    public String name(Activation activation, int span) {
        return names.of(activation, span);
    }

    /** The name of a span in another tree. */
    public String name(SpanRef span) {
        return names.of(span);
    }

    /** The stable name of what a span is. */
    public static String kind(SpanKind kind) {
        return KINDS[kind.ordinal()];
    }

    /** A vcpu as {@code d1v0}, see {@link VcpuKey#text}. */
    String vcpu(int vcpu) {
        return vcpuNames.of(vcpu);
    }

    /** The name of an event noted inside a span. */
    public String noteName(Activation activation, int note) {
        return eventNames.of(activation.noteEvent(note));
    }

    /** See {@link SpanAttributes#isPlain}. */
    public static boolean isPlain(Activation activation, int span) {
        return SpanAttributes.isPlain(activation, span);
    }

    /** See {@link SpanAttributes#look}. */
    public static long look(Activation activation, int plainSpan) {
        return SpanAttributes.look(activation, plainSpan);
    }

    /** A part of a plain span that is the same number in every format; {@code begin} and {@code end} are its own, as {@link #nanos}. */
    public long number(PlainPart part, Activation activation, int plainSpan, long begin, long end) {
        return switch (part) {
            case PCPU -> activation.pcpu(plainSpan);
            case BEGIN -> begin;
            case END -> end;
            case DURATION -> end - begin;
            case SELF -> part(end - begin, activation.selfTicks(plainSpan));
            case WAIT -> part(end - begin, activation.waitTicks(plainSpan));
            case LATEST_END -> nanos(activation.latestEnd(plainSpan));
            case UNIX_BEGIN -> sinceUnixEpoch(begin);
            case UNIX_END -> sinceUnixEpoch(end);
            default -> throw new IllegalArgumentException(part + " is no such number");
        };
    }

    public void attributes(Activation activation, int span, AttributeSink into) throws IOException {
        attributes.tell(activation, span, into);
    }

    public void links(Activation activation, int span, LinkSink into) throws IOException {
        links.tell(activation, span, into);
    }

    /** Where the time begins that was asked for, in common ticks; not before the capture. */
    public long begin() {
        return begin;
    }

    /** Where it ends; spans that begin before may end later. */
    public long end() {
        return end;
    }

    /**
     * Nanoseconds from the first record of the capture to a common tick; at most 73 years, so that a rank fits beside. No format
     * has times before the capture, and no span may begin there.
     */
    public long nanos(long ticks) {
        if (ticks < captureBegin) {
            throw new IllegalArgumentException((captureBegin - ticks) + " ticks before the capture");
        }
        return Math.min(LATEST, nanos.of(ticks - captureBegin));
    }

    /** A number of ticks, not a time, in nanoseconds. */
    public long ticksAsNanos(long ticks) {
        return nanos.of(ticks);
    }

    /** A part, in ticks, of a span of so many nanoseconds: not more than the whole, which may have been too long to be said. */
    public long part(long nanos, long ticks) {
        return Math.min(nanos, ticksAsNanos(ticks));
    }

    /** Whether a span may have ended later than its end, which then is the last moment at which it certainly lasted. */
    public static boolean mayEndLater(Activation activation, int span) {
        return activation.certainty(span) != Certainty.RECORDED
                && (activation.certainty(span) == Certainty.END_INFERRED
                        || activation.latestEnd(span) > activation.end(span));
    }

    /** Nanoseconds since 1970, as far as {@link #origin} knows. */
    public long unixNanos(long ticks) {
        return sinceUnixEpoch(nanos(ticks));
    }

    /** Nanoseconds since 1970 of a moment so many nanoseconds after the first record. */
    public long sinceUnixEpoch(long nanos) {
        return Math.min(Long.MAX_VALUE - LATEST, origin.nanos()) + nanos;
    }
}
