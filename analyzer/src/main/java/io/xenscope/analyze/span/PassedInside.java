package io.xenscope.analyze.span;

import io.xenscope.analyze.merge.PassedEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Entries that have been passed over inside an activation, those in some of its runs by themselves. */
final class PassedInside {
    private record OfRun(int run, PassedEntries entries) {}

    private final PassedEntries others = new PassedEntries();
    private final List<OfRun> runs = new ArrayList<>(0);
    private int calls;
    private int events;

    /** The same without any, where there is one. */
    static PassedInside inRoomOf(PassedInside spent) {
        if (spent != null) {
            spent.others.clear();
            spent.runs.clear();
            spent.calls = 0;
            spent.events = 0;
        }
        return spent;
    }

    /** Those in a run, or, of {@link Activation#NONE}, in all runs that have none by themselves. */
    PassedEntries of(int run) {
        if (run == Activation.NONE) {
            return others;
        }
        OfRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last == null || last.run != run) {
            last = new OfRun(run, new PassedEntries());
            runs.add(last);
        }
        return last.entries;
    }

    void add(PassedEntries more) {
        calls += more.calls();
        events += more.others();
    }

    /** All hypercalls. */
    int calls() {
        return calls;
    }

    /** All other entries. */
    int others() {
        return events;
    }

    /** Gives those inside a span: a run, or the activation, span 0. */
    void forEach(int span, Consumer<PassedEntries> visitor) {
        if (span == 0) {
            visitor.accept(others);
        }
        for (OfRun of : runs) {
            if (span == 0 || span == of.run) {
                visitor.accept(of.entries);
            }
        }
    }
}
