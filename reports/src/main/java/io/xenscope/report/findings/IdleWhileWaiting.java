package io.xenscope.report.findings;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.waits.Wasted;
import io.xenscope.analyze.waits.WastedTime;
import java.util.List;

/** Vcpus that waited while pcpus were idle that could have run them. */
final class IdleWhileWaiting implements Rule {
    private static final double SHARE = 30;
    private static final double OF_SPAN = 2;

    @Override
    public About about() {
        return new About(
                "idle-while-waiting",
                Severity.LOOK,
                "waiting while pcpus were idle",
                "above 30 % of all waiting and 2 % of the span, counting pcpus on which the vcpu ran in this capture",
                "a scheduler that conserves work leaves only the time it takes to wake a pcpu up");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        long waiting = evidence.wasted().stream().mapToLong(Wasted::total).sum();
        long atLeast = evidence.wasted().stream().mapToLong(Wasted::atLeast).sum();
        long atMost = evidence.wasted().stream().mapToLong(Wasted::atMost).sum();
        if (atLeast <= SHARE / 100 * waiting || atLeast <= OF_SPAN / 100 * evidence.span()) {
            return List.of();
        }
        List<Wasted.Episode> longest = WastedTime.longest(evidence.wasted());
        Wasted.Episode episode = longest.isEmpty() ? null : longest.get(0);
        double share = 100.0 * atLeast / waiting;
        String text = "Vcpus waited " + evidence.time(waiting) + " in all; during " + Phrase.percent(share) + " of it ("
                + evidence.time(atLeast) + ") a pcpu was idle on which they ran at other times, during "
                + evidence.time(atMost) + " any pcpu was.";
        if (episode != null) {
            text += " The longest such time: " + VcpuKey.text(episode.subject()) + ", " + evidence.time(episode.ticks())
                    + ".";
        }
        return List.of(new Finding(
                about().name(),
                Severity.LOOK,
                evidence.shareOfPcpus(atLeast),
                "capture",
                share,
                "%",
                episode == null ? null : evidence.range(episode.begin(), episode.end()),
                text,
                "sched --table wasted_episodes"));
    }
}
