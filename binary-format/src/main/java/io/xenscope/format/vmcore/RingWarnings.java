package io.xenscope.format.vmcore;

import java.util.ArrayList;
import java.util.List;

/** What a reader must know of the rings of a dump. */
final class RingWarnings {
    private RingWarnings() {}

    static List<String> of(RingCopies rings) {
        List<String> warnings = new ArrayList<>();
        List<RingContent> all = rings.contents();
        for (RingContent content : all) {
            int pcpu = content.ring().pcpu();
            if (content.ring().missing() > 0) {
                warnings.add("pcpu " + pcpu + ": " + content.ring().missing()
                        + " bytes of its trace buffer are not in the dump");
            }
            if (content.damagedBytes() > 0) {
                warnings.add(
                        "pcpu " + pcpu + ": " + content.damagedBytes() + " bytes of its trace buffer are no records"
                                + (content.pointers() ? "" : ", and what had been fetched is unknown"));
            } else if (!content.pointers()) {
                warnings.add(
                        "pcpu " + pcpu + ": what had been fetched of its trace buffer is unknown (pointers damaged)");
            }
        }
        if (all.stream().anyMatch(RingContent::isUnreadAndFull)) {
            warnings.add(
                    "nobody had read the full trace buffers: these are the first records since boot, not the last; for those, a"
                            + " reader must run before the crash (xentrace -D -e all /dev/null)");
        }
        if (all.stream().noneMatch(content -> content.recordBytes() > 0)) {
            warnings.add("no records in the trace buffers");
        }
        return warnings;
    }
}
