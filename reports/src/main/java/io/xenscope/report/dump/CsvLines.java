package io.xenscope.report.dump;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.format.RecordCursor;

/** Comma-separated values; the fields are one column, as {@code name=value} with blanks between. */
final class CsvLines implements LineFormat {
    private final VcpuNames vcpus = new VcpuNames();
    private final Long utc;

    /** {@code utc} is where the calendar begins, or null. */
    CsvLines(Long utc) {
        this.utc = utc;
    }

    static String head(Long utc) {
        return (utc == null ? "t_ns" : "t_ns,utc_ns") + ",pcpu,vcpu,event,id,fields\n";
    }

    @Override
    public void begin(LineBuffer out, PcpuStream stream, long nanos) {
        out.decimal(nanos).put(',');
        if (utc != null) {
            out.decimal(utc + nanos).put(',');
        }
        out.decimal(stream.pcpu()).put(',');
        if (stream.vcpu() != VcpuKey.UNKNOWN) {
            out.put(vcpus.of(stream.vcpu()));
        }
        out.put(',');
    }

    @Override
    public void end(LineBuffer out, RecordForm form, RecordCursor record) {
        out.put(form.name()).put(',').put(form.id());
        int comma = out.length();
        form.fields(out, record);
        if (out.length() == comma) {
            out.put(',');
        } else {
            out.set(comma, ','); // over the blank before the first field
        }
        out.put('\n');
    }
}
