package io.xenscope.format.vmcore;

import io.xenscope.format.Search;
import java.util.ArrayList;
import java.util.List;

/** Where the dump does not have bytes of a ring: disjoint, in rising order, as offsets in the copy. */
final class Gaps {
    private final List<Gap> gaps = new ArrayList<>();

    /** Adds a gap behind all others, or makes the last one longer. */
    void add(long from, long to) {
        Gap last = gaps.isEmpty() ? null : gaps.get(gaps.size() - 1);
        if (last != null && last.to() == from) {
            gaps.set(gaps.size() - 1, new Gap(last.from(), to));
        } else {
            gaps.add(new Gap(from, to));
        }
    }

    /** The first gap that ends behind a place; {@link Gap#NONE} where there is none. */
    Gap next(long place) {
        int first =
                (int) Search.first(0, gaps.size(), gap -> gaps.get((int) gap).to() > place);
        return first < gaps.size() ? gaps.get(first) : Gap.NONE;
    }

    /** Bytes in gaps. */
    long bytes() {
        return gaps.stream().mapToLong(gap -> gap.to() - gap.from()).sum();
    }
}
