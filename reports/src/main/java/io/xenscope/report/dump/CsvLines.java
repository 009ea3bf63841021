package io.xenscope.report.dump;

import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.sched.VcpuKey;

/** Comma-separated values; the fields are one column, as {@code name=value} with blanks between. */
final class CsvLines implements LineFormat {
    static final String HEAD = "t_ns,pcpu,vcpu,event,id,fields\n";

    private final VcpuNames vcpus = new VcpuNames();

    @Override
    public void write(LineBuffer out, PcpuStream stream, RecordForm form, long nanos) {
        out.decimal(nanos).put(',').decimal(stream.pcpu()).put(',');
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
