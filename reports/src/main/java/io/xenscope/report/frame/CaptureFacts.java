package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.Locale;

/** What every report states of the capture: its name, size, span, how its clock is known, what is missing. */
public final class CaptureFacts {
    private static final Columns<CaptureFacts> COLUMNS = Columns.<CaptureFacts>group()
            .text("file", facts -> facts.analysis.extent().name())
            .count("file_bytes", facts -> facts.analysis.extent().fileBytes())
            .count("bytes_read", CaptureFacts::bytesRead)
            .forMachines()
            .count("bytes_skipped", CaptureFacts::bytesSkipped)
            .count("windows", facts -> facts.analysis.extent().windows())
            .count("records", CaptureFacts::records)
            .count("lost_records", CaptureFacts::lostRecords)
            .count("losses", CaptureFacts::losses)
            .forMachines()
            .bool("complete", facts -> facts.analysis.extent().complete())
            .ticks("span_ns", facts -> facts.analysis.extent().spanTicks())
            .count("pcpus", facts -> facts.analysis.pcpus().size())
            .count("domains", CaptureFacts::domains)
            .count("begin_tsc", facts -> facts.analysis.extent().beginTicks())
            .forMachines()
            .hz("tsc_hz", facts -> facts.analysis.rate().hz())
            .text("tsc_hz_source", facts -> facts.analysis.rate().source().key())
            .decimal("tsc_hz_spread_ppm", 1, facts -> facts.analysis.rate().spreadPpm())
            .forMachines()
            .text("alignment", facts -> facts.analysis.alignment().mode().name().toLowerCase(Locale.ROOT));

    private final Analysis analysis;
    private final long bytesRead;

    public CaptureFacts(Analysis analysis) {
        this.analysis = analysis;
        this.bytesRead = bytesRead(analysis.events());
    }

    private static long bytesRead(EventCounts events) {
        long[] bytes = {events.implausibleBytes()};
        events.forEach((id, count, size) -> bytes[0] += size);
        return bytes[0];
    }

    /** Bytes that were taken for records and headers of windows. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Bytes that were not. */
    public long bytesSkipped() {
        return analysis.problems().bytesSkipped();
    }

    /** Records without the headers of windows. */
    public long records() {
        return analysis.events().records() - analysis.extent().windows();
    }

    public long lostRecords() {
        return analysis.pcpus().stream().mapToLong(PcpuFacts::lostRecords).sum();
    }

    public long losses() {
        return analysis.pcpus().stream().mapToLong(PcpuFacts::losses).sum();
    }

    /** Whether nothing is missing from the capture and nothing odd was met in it. */
    public boolean isClean() {
        return analysis.extent().complete()
                && analysis.problems().isEmpty()
                && losses() == 0
                && analysis.losses().silences().isEmpty();
    }

    /** A page with these facts, and what must be said loudly. */
    public Page page(String schema) {
        Page page = new Page(schema).facts(COLUMNS, Scope.whole(analysis), this);
        SilentPcpus.state(analysis, Scope.whole(analysis), page);
        new Caveats(analysis, this).all().forEach(page::warning);
        return page;
    }

    /** Null where nobody looked at vcpus one by one. */
    private Long domains() {
        if (analysis.vcpus().isEmpty() && records() > 0) {
            return null;
        }
        return analysis.vcpus().stream()
                .filter(vcpu -> !vcpu.isIdle() && !vcpu.isUnknown())
                .mapToInt(vcpu -> vcpu.domain())
                .distinct()
                .count();
    }
}
