package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.read.Hints;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The logs that were given with a capture: opened and read once, then placed on the time line of each capture. Companions whose
 * clocks are one (the same clock of the same domain) place each other.
 */
public final class Companions implements AutoCloseable {
    private final List<Companion> all = new ArrayList<>();
    private GuestSignals signals;

    private Companions() {}

    /**
     * Reads logs, each as {@code [HINTS:]FILE}.
     *
     * @throws IllegalArgumentException where hints are wrong
     * @throws io.xenscope.format.fault.CaptureException where a log cannot be read, or is of no known kind
     */
    public static Companions open(List<String> typed) {
        Companions companions = new Companions();
        List<Hints> hints = typed.stream().map(Hints::parse).toList();
        try {
            hints.forEach(one -> companions.all.add(Companion.open(one)));
            return companions;
        } catch (RuntimeException | Error e) {
            companions.close();
            throw e;
        }
    }

    /** The same of logs that have been read. */
    static Companions of(List<LogFile> files) {
        Companions companions = new Companions();
        files.forEach(file -> companions.all.add(Companion.of(file)));
        return companions;
    }

    /** In the order in which they were given. */
    public List<Companion> all() {
        return all;
    }

    /** Those of xenstored. */
    public List<Companion> stores() {
        return all.stream().filter(companion -> companion.kind().isStore()).toList();
    }

    /** Places all on the time line of a capture; what was placed before on another's is forgotten. */
    public void place(Capture capture, Analysis analysis, int threads) {
        LogPlacement placement = new LogPlacement(all, capture, analysis, threads);
        Map<ClockKey, List<Companion>> byClock = new LinkedHashMap<>();
        for (Companion companion : all) {
            byClock.computeIfAbsent(ClockKey.of(companion), key -> new ArrayList<>())
                    .add(companion);
        }
        byClock.forEach(placement::place);
        placement.refuteStamps();
        signals = placement.signals();
    }

    /** What the capture shows of the requests of domains to a store in any of the logs; null before they were placed. */
    public GuestSignals signals() {
        return signals;
    }

    @Override
    public void close() {
        all.forEach(Companion::close);
    }
}
