package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordCursor;

/** One JSON object a line, its fields typed. */
final class JsonLines implements LineFormat {
    private static final String TIME = "\"t_ns\":";
    private static final Chunk UTC = Chunk.of(",\"utc_ns\":");
    private static final Chunk PCPU = Chunk.of(",\"pcpu\":");
    private static final Chunk VCPU = Chunk.of(",\"vcpu\":\"");
    private static final Chunk NO_VCPU = Chunk.of(",\"vcpu\":null");
    private static final Chunk EVENT = Chunk.of(",\"event\":\"");
    private static final Chunk ID = Chunk.of("\",\"id\":\"");
    private static final Chunk FIELDS = Chunk.of("\",\"fields\":{");

    private final VcpuNames vcpus = new VcpuNames();
    private final Chunk begin;
    private final Chunk end;
    /** Where the calendar begins, or null. */
    private final Long utc;

    private JsonLines(String begin, String end, Long utc) {
        this.utc = utc;
        this.begin = Chunk.of(begin);
        this.end = Chunk.of(end);
    }

    /** Objects for themselves. */
    static JsonLines rows(Long utc) {
        return new JsonLines("{\"table\":\"records\"," + TIME, "\n", utc);
    }

    /** Members of an array, each behind a separator. */
    static JsonLines members(String separator, Long utc) {
        return new JsonLines(separator + "{" + TIME, "", utc);
    }

    @Override
    public void begin(LineBuffer out, PcpuStream stream, long nanos) {
        out.put(begin).decimal(nanos);
        if (utc != null) {
            out.put(UTC).decimal(utc + nanos);
        }
        out.put(PCPU).decimal(stream.pcpu());
        if (stream.vcpu() == VcpuKey.UNKNOWN) {
            out.put(NO_VCPU);
        } else {
            out.put(VCPU).put(vcpus.of(stream.vcpu())).put('"');
        }
    }

    @Override
    public void end(LineBuffer out, RecordForm form, RecordCursor record) {
        out.put(EVENT).put(form.name()).put(ID).put(form.id()).put(FIELDS);
        form.json(out, record);
        out.put('}').put('}').put(end);
    }
}
