package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.analyze.companion.read.StraceReader;
import io.xenscope.clock.foreign.Interval;
import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.Sifting;
import java.util.ArrayList;
import java.util.List;

/** Items of logs each of which some event of the capture must meet: an ioctl of privcmd contains a hypercall of dom0. */
final class SiftEvidence {
    private static final long SECOND = 1_000_000_000L;

    /** Epochs of ioctls: so many, within so long. */
    private static final int IOCTLS = 8;

    private static final long IOCTLS_SPAN = 300_000_000L;

    private SiftEvidence() {}

    /** What a log offers; none where it has no such items, or the capture no such events. */
    static List<Sifting> of(Companion companion, CaptureFacts facts) {
        List<Sifting> siftings = new ArrayList<>();
        if (companion.kind() == LogKind.STRACE && companion.domain() == 0 && facts.calls() != null) {
            Marks items = ioctls(companion);
            if (items.size() > 0 && facts.rareCalls().size() > 0) {
                siftings.add(new Sifting(
                        items,
                        facts.calls(),
                        facts.rareCalls(),
                        IOCTLS,
                        IOCTLS_SPAN,
                        companion.log().quantum()));
            }
        }
        return siftings;
    }

    private static Marks ioctls(Companion companion) {
        Marks marks = new Marks();
        ItemLog items = companion.log().items();
        for (long item = 0; item < items.size(); item++) {
            boolean makes = items.kind(item) == ItemKind.CALL
                    && (items.mark(item) & StraceReader.MAKES_HYPERCALL) != 0
                    && items.value(item) != ItemLog.NONE;
            Interval whole = makes ? companion.readings().whole(item) : Interval.ANY;
            if (!whole.isUnbounded() && whole.width() < SECOND) {
                marks.add(whole.lo(), whole.hi());
            }
        }
        return marks.sort(false);
    }
}
