package io.xenscope.report.tables;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.PcpuFacts;
import io.xenscope.analyze.stats.EventCounts;
import io.xenscope.clock.TscRate;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Page;

/** What every report states of the capture: its name, size, span, how its clock is known, what is missing. */
public final class CaptureFacts {
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
        return analysis.extent().complete() && analysis.problems().isEmpty() && losses() == 0;
    }

    /** A page with these facts, and what must be said loudly. */
    public Page page(String schema) {
        Page page = new Page(schema);
        addSize(page);
        addClock(page, analysis.rate());
        new Caveats(analysis, this).all().forEach(page::warning);
        return page;
    }

    private void addSize(Page page) {
        Analysis.Extent extent = analysis.extent();
        page.fact(Column.text("file", "file"), extent.name())
                .fact(Column.count("file_bytes", "bytes"), extent.fileBytes())
                .fact(Column.count("bytes_read", ""), bytesRead)
                .fact(Column.count("bytes_skipped", "skipped"), bytesSkipped())
                .fact(Column.count("windows", "windows"), extent.windows())
                .fact(Column.count("records", "records"), records())
                .fact(Column.count("lost_records", "lost"), lostRecords())
                .fact(Column.count("losses", ""), losses())
                .fact(Column.bool("complete", "complete"), extent.complete())
                .fact(Column.nanos("span_ns", "span"), analysis.rate().nanos(extent.spanTicks()))
                .fact(Column.count("pcpus", "pcpus"), analysis.pcpus().size())
                .fact(Column.count("domains", "domains"), domains())
                .fact(Column.count("begin_tsc", ""), extent.beginTicks());
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

    private void addClock(Page page, TscRate rate) {
        page.fact(Column.hz("tsc_hz", "TSC"), rate.hz())
                .fact(Column.text("tsc_hz_source", "known from"), rate.source().key())
                .fact(Column.decimal("tsc_hz_spread_ppm", "", 1), rate.spreadPpm())
                .fact(
                        Column.text("alignment", "alignment"),
                        analysis.alignment().mode().name().toLowerCase(java.util.Locale.ROOT));
    }
}
