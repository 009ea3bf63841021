package io.xenscope.analyze.merge;

import io.xenscope.analyze.Analysis;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Some records of every part of a capture, for questions that need not all. Of events that are rare all records are read, of others
 * the first ones after each of several moments of each pcpu.
 */
public final class RecordSample {
    /** Records that are read at most, roughly. */
    private static final long MOST = 1 << 17;

    /** Moments of one pcpu, where there are few pcpus. */
    private static final int MOST_PLACES = 32;

    private final Analysis analysis;
    private final List<PcpuPlaces> pcpus;
    private final Capture capture;

    public RecordSample(Capture capture, Analysis analysis) {
        this.capture = capture;
        this.analysis = analysis;
        this.pcpus = new Timeline(capture, analysis).pcpus();
    }

    /** Gives records of events that are in {@code wanted}, pcpu by pcpu; the moment is only lent. */
    public void read(EventSet wanted, Consumer<Moment> taker) {
        long[] count = {0};
        analysis.events().forEach((event, records, bytes) -> count[0] += wanted.has(event) ? records : 0);
        if (count[0] == 0) {
            return;
        }
        int places =
                count[0] <= MOST ? 1 : (int) Math.max(1, Math.min(MOST_PLACES, MOST / 16 / Math.max(1, pcpus.size())));
        long most = count[0] <= MOST ? Long.MAX_VALUE : Math.max(16, MOST / places / Math.max(1, pcpus.size()));
        for (PcpuPlaces pcpu : pcpus) {
            for (long begin : moments(pcpu, places)) {
                read(new PcpuStream(pcpu, capture.source()), begin, most, wanted, taker);
            }
        }
    }

    private static List<Long> moments(PcpuPlaces pcpu, int places) {
        List<Long> moments = new ArrayList<>(List.of(Long.MIN_VALUE));
        for (int place = 1; place < Math.min(places, pcpu.windowCount()); place++) {
            moments.add(pcpu.commonTime((int) ((long) place * pcpu.windowCount() / places)));
        }
        return moments;
    }

    private static void read(PcpuStream stream, long begin, long most, EventSet wanted, Consumer<Moment> taker) {
        long taken = 0;
        boolean any = stream.open(begin);
        while (any && taken < most) {
            if (wanted.has(stream.record().header())) {
                taker.accept(stream);
                taken++;
            }
            any = stream.nextWanted(wanted);
        }
    }
}
