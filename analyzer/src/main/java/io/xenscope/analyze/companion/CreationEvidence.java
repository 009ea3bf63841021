package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.Restriction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What names of calls prove: the probe {@code dom-create} and libxl's operation {@code do_domain_create} contain the record of a
 * domain's creation. They are matched in order, where the log has as many as the capture.
 */
final class CreationEvidence {
    private record Creation(long begin, long end, long created) {}

    private final Companion companion;
    private final List<Creation> creations = new ArrayList<>();

    CreationEvidence(Companion companion, CaptureEvidence facts) {
        this.companion = companion;
        List<Long> created = facts.creations();
        List<Long> begins = begins();
        if (begins.size() == created.size()) {
            ItemLog items = companion.log().items();
            for (int i = 0; i < created.size(); i++) {
                long begin = begins.get(i);
                creations.add(new Creation(begin, items.value(begin), created.get(i)));
            }
        }
    }

    private List<Long> begins() {
        List<Long> begins = new ArrayList<>();
        ItemLog items = companion.log().items();
        boolean isProbe = companion.kind() == LogKind.XPV;
        boolean isLibxl = companion.kind() == LogKind.LIBXL;
        for (long item = 0; (isProbe || isLibxl) && item < items.size(); item++) {
            if (items.kind(item) == ItemKind.BEGIN && items.value(item) != ItemLog.NONE) {
                String name = companion.log().names().name(items.name(item));
                if (isProbe ? name.endsWith(":dom-create") : name.equals("do_domain_create")) {
                    begins.add(item);
                }
            }
        }
        return begins;
    }

    /** As restrictions of the offset of the log's clock. */
    List<Restriction> restrictions() {
        List<Restriction> restrictions = new ArrayList<>();
        for (Creation creation : creations) {
            OffsetInterval begin = companion.readings().of(creation.begin);
            OffsetInterval end = companion.readings().of(creation.end);
            if (!begin.isUnbounded()) {
                restrictions.add(Restriction.notAfter(creation.created, begin.lo(), begin.hi(), true));
            }
            if (!end.isUnbounded()) {
                restrictions.add(Restriction.notBefore(creation.created, end.lo(), end.hi(), true));
            }
        }
        return restrictions;
    }

    /** What bounds items by themselves: the only evidence of a log without stamps. */
    Map<Long, OffsetInterval> anchors() {
        Map<Long, OffsetInterval> anchors = new HashMap<>();
        for (Creation creation : creations) {
            anchors.put(creation.begin, new OffsetInterval(-OffsetInterval.FAR, creation.created));
            anchors.put(creation.end, new OffsetInterval(creation.created, OffsetInterval.FAR));
        }
        return anchors;
    }
}
