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
 * What names of calls say: the probe {@code dom-create} and libxl's operation {@code do_domain_create} contain the record of a
 * domain's creation, which is proved; the probe {@code dom-destroy} begins before the domain is gone, as things usually go. They are
 * matched in order, where the log has as many as the capture.
 */
final class CreationEvidence {
    private record Creation(long begin, long end, long created) {}

    private final Companion companion;
    private final List<Creation> creations = new ArrayList<>();
    /** By the item with which a domain's destruction begins, when it was gone. */
    private final Map<Long, Long> removals = new HashMap<>();

    CreationEvidence(Companion companion, CaptureEvidence facts) {
        this.companion = companion;
        List<Long> created = facts.creations();
        List<Long> begins = begins(":dom-create", "do_domain_create");
        if (begins.size() == created.size()) {
            ItemLog items = companion.log().items();
            for (int i = 0; i < created.size(); i++) {
                long begin = begins.get(i);
                creations.add(new Creation(begin, items.value(begin), created.get(i)));
            }
        }
        List<Long> removed = facts.removals();
        List<Long> ends = begins(":dom-destroy", "libxl_domain_destroy");
        for (int i = 0; ends.size() == removed.size() && i < removed.size(); i++) {
            removals.put(ends.get(i), removed.get(i));
        }
    }

    private List<Long> begins(String probe, String operation) {
        List<Long> begins = new ArrayList<>();
        ItemLog items = companion.log().items();
        boolean isProbe = companion.kind() == LogKind.XPV;
        boolean isLibxl = companion.kind() == LogKind.LIBXL;
        for (long item = 0; (isProbe || isLibxl) && item < items.size(); item++) {
            if (items.kind(item) == ItemKind.BEGIN && items.value(item) != ItemLog.NONE) {
                String name = companion.log().names().name(items.name(item));
                if (isProbe ? name.endsWith(probe) : name.equals(operation)) {
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
        removals.forEach((item, removed) -> {
            OffsetInterval begin = companion.readings().of(item);
            if (!begin.isUnbounded()) {
                restrictions.add(Restriction.notAfter(removed, begin.lo(), begin.hi(), false));
            }
        });
        return restrictions;
    }

    /** What bounds items by themselves: the only evidence of a log without stamps. */
    Map<Long, OffsetInterval> anchors(boolean onlyProofs) {
        Map<Long, OffsetInterval> anchors = new HashMap<>();
        if (!onlyProofs) {
            removals.forEach((item, removed) -> anchors.put(item, new OffsetInterval(-OffsetInterval.FAR, removed)));
        }
        for (Creation creation : creations) {
            anchors.put(creation.begin, new OffsetInterval(-OffsetInterval.FAR, creation.created));
            anchors.put(creation.end, new OffsetInterval(creation.created, OffsetInterval.FAR));
        }
        return anchors;
    }
}
