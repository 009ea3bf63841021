package io.xenscope.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.waits.BlamedVcpu;
import io.xenscope.analyze.waits.Occupant;
import io.xenscope.report.spans.StackTree;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The block of JSON that scripts draw from. */
final class PageJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Columns of a vcpu that waited; the rest is one sum. */
    private static final int OCCUPANTS = 24;

    private static final int WAITERS = 1000;

    /** Frames below this share of all can be neither seen nor clicked. */
    private static final double LEAST_SHARE = 1e-6;

    private record Share(String name, long nanos) {}

    private final PageContent content;
    private final String title;

    PageJson(PageContent content, String title) {
        this.content = content;
        this.title = title;
    }

    void write(Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(new InScript(out))) {
            json.writeStartObject();
            json.writeStringField("schema", FootPart.SCHEMA);
            json.writeStringField("title", title);
            json.writeStringField(
                    "file", CaptureName.quoted(content.analysis().extent().name()));
            content.data().write(json);
            new Curves(content).write(json);
            writeFlame(json);
            writeBlame(json);
            if (content.logs() != null) {
                content.logs().write(json);
            }
            json.writeEndObject();
        }
    }

    private void writeFlame(JsonGenerator json) throws IOException {
        StackTree.Frame bottom = content.stacks().pcpuTime();
        long least = (long) (bottom.allNanos() * LEAST_SHARE);
        json.writeFieldName("flame");
        writeFrame(json, bottom, least);
    }

    /** Name, nanoseconds of its own, frames on it. */
    private static void writeFrame(JsonGenerator json, StackTree.Frame frame, long least) throws IOException {
        json.writeStartArray();
        json.writeString(frame.name());
        json.writeNumber(Math.max(0, frame.ownNanos()));
        json.writeStartArray();
        for (StackTree.Frame next : frame.inside()) {
            if (next.allNanos() > least) {
                writeFrame(json, next, least);
            }
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    /** Of each vcpu that waited: its domain and number, how long, and who had the pcpu how long. */
    private void writeBlame(JsonGenerator json) throws IOException {
        List<BlamedVcpu> waiters = new ArrayList<>(content.evidence().blamed());
        waiters.removeIf(vcpu -> vcpu.waiting() == 0);
        waiters.sort(Comparator.comparingLong((BlamedVcpu vcpu) -> -vcpu.waiting()));
        json.writeArrayFieldStart("blame");
        for (BlamedVcpu waiter : waiters.subList(0, Math.min(WAITERS, waiters.size()))) {
            json.writeStartArray();
            json.writeNumber(waiter.domain());
            json.writeNumber(waiter.vcpu());
            json.writeNumber(content.scope().nanos(waiter.waiting()));
            writeShares(json, waiter);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeShares(JsonGenerator json, BlamedVcpu waiter) throws IOException {
        List<Share> shares = new ArrayList<>();
        waiter.forEachVcpu((occupant, whose, share) -> shares.add(new Share(
                occupant == Occupant.VCPU ? VcpuKey.text(whose) : occupant.key(),
                content.scope().nanos(share.total()))));
        if (waiter.otherVcpus() != null) {
            shares.add(new Share(
                    "others", content.scope().nanos(waiter.otherVcpus().total())));
        }
        shares.sort(Comparator.comparingLong((Share share) -> -share.nanos).thenComparing(Share::name));
        json.writeStartArray();
        long rest = 0;
        for (int i = 0; i < shares.size(); i++) {
            if (i < OCCUPANTS) {
                writeShare(json, shares.get(i));
            } else {
                rest += shares.get(i).nanos;
            }
        }
        if (rest > 0) {
            writeShare(json, new Share("others", rest));
        }
        json.writeEndArray();
    }

    private static void writeShare(JsonGenerator json, Share share) throws IOException {
        json.writeString(share.name);
        json.writeNumber(share.nanos);
    }

    /** No {@code <} gets out: so nothing that a capture says can end the script element, or begin another. */
    private static final class InScript extends FilterWriter {
        InScript(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            if (c == '<') {
                out.write("\\u003c");
            } else {
                out.write(c);
            }
        }

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            int done = from;
            for (int i = from; i < from + length; i++) {
                if (chars[i] == '<') {
                    out.write(chars, done, i - done);
                    out.write("\\u003c");
                    done = i + 1;
                }
            }
            out.write(chars, done, from + length - done);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            write(text.toCharArray(), from, length);
        }
    }
}
