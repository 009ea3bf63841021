package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.VcpuKey;

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
    public void write(LineBuffer out, PcpuStream stream, RecordForm form, long nanos) {
        out.decimal(nanos).put(',');
        if (utc != null) {
            out.decimal(utc + nanos).put(',');
        }
        out.decimal(stream.pcpu()).put(',');
        if (stream.vcpu() != VcpuKey.UNKNOWN) {
            out.put(vcpus.of(stream.vcpu()));
        }
        out.put(',').put(form.name()).put(',').put(form.id()).put(',');
        int begin = out.length();
        form.text(out, stream.record());
        out.remove(begin, Math.min(1, out.length() - begin));
        out.put('\n');
    }
}
