package io.xenscope.analyze.waits;

import io.xenscope.analyze.base.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each pcpu was idle, by what the scheduler took it for. */
final class IdleReasons implements AutoCloseable {
    private final Map<Integer, JoinedIntervals[]> byPcpu = new TreeMap<>();

    IdleReasons(Idlers idlers, Map<Integer, JoinedIntervals> idle, Workers workers) {
        idle.keySet().forEach(pcpu -> {
            JoinedIntervals[] own = new JoinedIntervals[IdleReason.COUNT];
            Arrays.setAll(own, reason -> new JoinedIntervals());
            byPcpu.put(pcpu, own);
        });
        List<Integer> pcpus = List.copyOf(byPcpu.keySet());
        workers.each(pcpus.size(), i -> {
            int pcpu = pcpus.get(i);
            for (IdleReason reason : IdleReason.values()) {
                idlers.addTo(byPcpu.get(pcpu)[reason.ordinal()], reason, pcpu, idle.get(pcpu));
            }
        });
    }

    /**
     * Cuts intervals, which come in the order of time, by what one of some pcpus was taken for: for each reason the parts in which
     * one of them was taken for that or for one of the reasons before it.
     */
    Overlaps[] upToEach(int[] pcpus, WastedAccounts accounts) {
        Overlaps[] cuts = new Overlaps[IdleReason.COUNT];
        for (int last = 0; last < cuts.length; last++) {
            int reasons = last + 1;
            JoinedIntervals[] some = new JoinedIntervals[pcpus.length * reasons];
            Arrays.setAll(some, i -> byPcpu.get(pcpus[i / reasons])[i % reasons]);
            IdleReason reason = IdleReason.values()[last];
            cuts[last] = Overlaps.ofSome(
                    some, (begin, end, first) -> accounts.forEach(begin, end, one -> one.upTo(reason, begin, end)));
        }
        return cuts;
    }

    @Override
    public void close() {
        byPcpu.values().forEach(own -> Arrays.asList(own).forEach(JoinedIntervals::close));
    }
}
