package io.xenscope.analyze.interval;

import io.xenscope.analyze.interval.Grid.Key;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.track.PcpuTracker;
import io.xenscope.analyze.track.TrackerEvents;

/** Records of one pcpu in each interval, by event: how many. Nothing need be known of the events. */
public final class RecordGrid implements PcpuTracker {
    private static final int COUNT = 0;

    private final Grid grid;
    private final boolean isWanted;

    /** {@code grid} is shared by all pcpus; of one that is not wanted nothing is counted. */
    public RecordGrid(Grid grid, boolean isWanted) {
        this.grid = grid;
        this.isWanted = isWanted;
    }

    /** Says what records it takes: those of these events. */
    public static void register(int[] ids, TrackerEvents<RecordGrid> events) {
        for (int id : ids) {
            events.on(id, RecordGrid::count);
        }
    }

    private void count(Moment now) {
        if (isWanted) {
            grid.add(new Key(0, now.record().event()), now.time(), COUNT, 1);
        }
    }
}
