package io.xenscope.report.findings;

import io.xenscope.analyze.base.Extent;
import java.util.List;

/** A file that is truncated or damaged. */
final class DamagedFile implements Rule {
    @Override
    public About about() {
        return new About("damage", Severity.LOOK, "damage", "any", "what could not be read is in no account");
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        Extent extent = evidence.analysis().extent();
        if (extent.complete()) {
            return List.of();
        }
        long skipped = evidence.analysis().problems().bytesSkipped();
        return List.of(new Finding(
                about().name(),
                Severity.LOOK,
                2 * Finding.FIRST,
                "capture",
                skipped,
                "bytes",
                null,
                "The file is truncated or damaged: " + skipped + " of its " + extent.fileBytes()
                        + " bytes could not be read; states that nothing ends are unknown.",
                "info --table problems"));
    }
}
