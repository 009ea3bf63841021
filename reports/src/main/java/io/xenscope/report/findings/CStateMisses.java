package io.xenscope.report.findings;

import io.xenscope.analyze.power.IdleStates;
import java.util.List;

/** C-states that pcpus left before the time that the governor had predicted. */
final class CStateMisses implements Rule {
    private static final double SHARE = 40;
    private static final long ENOUGH = 100;

    @Override
    public About about() {
        return new About(
                "c-state-misses",
                Severity.NOTE,
                "mispredicted C-states",
                "above 40 % of at least 100 stays in C-states shorter than predicted",
                "a state that is left early was too deep: leaving it costs more than it saves");
    }

    @Override
    public boolean isDeep() {
        return true;
    }

    @Override
    public List<Finding> find(Evidence evidence) {
        long stays = 0;
        long early = 0;
        long ticks = 0;
        for (var pcpu : evidence.tracked().idleStates().accounts().values()) {
            for (IdleStates.Account state : pcpu.values()) {
                stays += state.stays().count();
                early += state.early();
                ticks += state.stays().total();
            }
        }
        double share = stays == 0 ? 0 : 100.0 * early / stays;
        if (stays < ENOUGH || share <= SHARE) {
            return List.of();
        }
        return List.of(new Finding(
                about().name(),
                Severity.NOTE,
                evidence.shareOfPcpus(ticks * share / 100),
                "capture",
                share,
                "%",
                null,
                "Pcpus left C-states before the predicted time in " + Phrase.percent(share) + " of " + stays
                        + " stays.",
                "pcpus --table idle_states"));
    }
}
