package io.xenscope.report.frame;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.Overview;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.base.EventCounts;
import io.xenscope.report.table.Columns;
import io.xenscope.report.table.Page;
import java.util.Locale;

/** What every report states of the capture: its name, size, span, how its clock is known, what is missing. */
public final class CaptureFacts {
    private static final Columns<CaptureFacts> COLUMNS = Columns.<CaptureFacts>group()
            .text("file", facts -> facts.overview.extent().name())
            .count("file_bytes", facts -> facts.overview.extent().fileBytes())
            .count("bytes_read", CaptureFacts::bytesRead)
            .forMachines()
            .count("bytes_skipped", CaptureFacts::bytesSkipped)
            .count("windows", facts -> facts.overview.extent().windows())
            .count("records", CaptureFacts::records)
            .count("lost_records", CaptureFacts::lostRecords)
            .count("losses", CaptureFacts::losses)
            .forMachines()
            .bool("complete", facts -> facts.overview.extent().complete())
            .ticks("span_ns", facts -> facts.overview.extent().spanTicks())
            .count("pcpus", facts -> facts.overview.pcpus().size())
            .count("domains", CaptureFacts::domains)
            .count("begin_tsc", facts -> facts.overview.extent().beginTicks())
            .forMachines()
            .hz("tsc_hz", facts -> facts.overview.rate().hz())
            .text("tsc_hz_source", facts -> facts.overview.rate().source().key())
            .decimal("tsc_hz_spread_ppm", 1, facts -> facts.overview.rate().spreadPpm())
            .forMachines()
            .text("alignment", facts -> facts.overview.alignment().mode().name().toLowerCase(Locale.ROOT));

    private final Overview overview;
    private final long bytesRead;

    public CaptureFacts(Overview overview) {
        this.overview = overview;
        this.bytesRead = bytesRead(overview.events());
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
        return overview.problems().bytesSkipped();
    }

    /** Records without the headers of windows. */
    public long records() {
        return overview.events().records() - overview.extent().windows();
    }

    public long lostRecords() {
        return overview.pcpus().stream().mapToLong(PcpuFacts::lostRecords).sum();
    }

    public long losses() {
        return overview.pcpus().stream().mapToLong(PcpuFacts::losses).sum();
    }

    /** Whether nothing is missing from the capture and nothing odd was met in it. */
    public boolean isClean() {
        return overview.extent().complete()
                && overview.problems().isEmpty()
                && losses() == 0
                && overview.losses().silences().isEmpty();
    }

    /** A page with these facts, and what must be said loudly. */
    public Page page(String schema) {
        Page page = new Page(schema).facts(COLUMNS, TimeScale.whole(overview), this);
        SilentPcpus.state(overview, TimeScale.whole(overview), page);
        new Caveats(overview, this).all().forEach(page::warning);
        return page;
    }

    /** Null where nobody looked at vcpus one by one. */
    private Long domains() {
        return overview.analysis().map(CaptureFacts::domainsOf).orElse(null);
    }

    private static long domainsOf(Analysis analysis) {
        return analysis.vcpus().stream()
                .filter(vcpu -> !vcpu.isIdle() && !vcpu.isUnknown())
                .mapToInt(vcpu -> vcpu.domain())
                .distinct()
                .count();
    }
}
