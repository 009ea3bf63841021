package io.xenscope.analyze.host;

import io.xenscope.analyze.Survey;
import io.xenscope.analyze.merge.PcpuStream;
import io.xenscope.analyze.merge.RecordMerge;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole host, record by record in the one order of time: for what no pcpu and no vcpu can tell alone, such as from an
 * interrupt on one pcpu to the run of whom it woke on another.
 *
 * <p>One thread does it, after the walk that made the {@link Survey}; a report asks for it only if it needs it.
 */
public final class HostWalk {
    private final Survey survey;
    private final Timeline timeline;
    private final HostTable table = new HostTable();
    private final List<Activity> activities = new ArrayList<>();
    private final Moment moment = new Moment();

    public HostWalk(Capture capture, Survey survey) {
        this.survey = survey;
        this.timeline = new Timeline(capture, survey);
    }

    /** Adds an activity to follow; before {@link #run}. */
    public <T extends Activity> T add(T activity) {
        activities.add(activity);
        activity.register(table);
        return activity;
    }

    /** Goes through the capture from begin to end. */
    public void run() {
        run(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Goes through {@code [from, to)}, in common ticks: activities see nothing of what lies before or behind. */
    public void run(long from, long to) {
        if (activities.isEmpty()) {
            return;
        }
        RecordMerge merge = timeline.merge().open(from, to);
        while (merge.next()) {
            take(merge.current());
        }
        long end = Math.min(to, survey.analysis().extent().endTicks());
        activities.forEach(activity -> activity.finish(end));
    }

    private void take(PcpuStream stream) {
        if (stream.isLossBegin()) {
            activities.forEach(activity -> activity.lossBegins(moment.of(stream)));
        } else if (stream.isLossEnd()) {
            activities.forEach(activity -> activity.lossEnds(moment.of(stream)));
        } else {
            HostEventHandler handler = table.of(stream.record().header());
            if (handler != null) {
                handler.handle(moment.of(stream));
            }
        }
    }
}
