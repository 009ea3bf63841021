package io.xenscope.report.series;

import io.xenscope.analyze.track.TrackerEvents;
import io.xenscope.format.event.Era;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What can be shown over time.
 *
 * @param word as users write it
 * @param isHex whether its values are addresses
 * @param follow makes trackers find its points
 */
record Quantity(String word, boolean isHex, BiConsumer<SeriesRun, Quantity> follow) {
    /** Each with what its key is; its value. */
    static final List<Quantity> ALL = List.of(
            // state entered; its number: 0 running, 1 runnable, 2 blocked, 3 offline
            ofStates("runstate", StatePoints.Kind.ENTERED),
            // state left; ns in it
            ofStates("runstate-time", StatePoints.Kind.LEFT),
            // wake, preempt or other; ns from runnable to running
            ofStates("wait", StatePoints.Kind.WAIT),
            // idle pcpu that it could have used; ns of waiting for which one was idle, from 1 ms on
            new Quantity("wasted", false, SeriesRun::followWasted),
            // pcpu before; pcpu, at each switch-in
            ofStates("pcpu", StatePoints.Kind.PCPU),
            // reason; rip, at each VM exit
            ofExits("exit", true, ExitPoints::registerExits),
            // reason; ns from exit to entry, at the entry
            ofExits("exit-time", false, ExitPoints::registerTimes),
            // vector of the host; rip that it interrupted
            ofExits("interrupt", true, ExitPoints::registerInterrupts),
            // vector of the host; ns from exit to entry, at the entry
            ofExits("interrupt-time", false, ExitPoints::registerInterruptTimes),
            // r or w, port or address; ns from the exit to the record
            ofExits("io", false, ExitPoints::registerAccesses),
            // vector of the guest; ns on a pcpu from the entry behind a wake to the halt
            new Quantity("wake-to-halt", false, SeriesRun::followHalts),
            // switch or flush; frame of the page table
            ofExits("cr3", true, ExitPoints::registerCr3),
            // unpin, promote or early_unshadow; frame or address
            ofRecords("unpin-promote", true, RecordPoints::registerShadow),
            // name; number
            ofRecords("hypercall", false, RecordPoints::registerHypercalls),
            // irq; ns in its handler
            ofRecords("irq", false, RecordPoints::registerIrqs));

    private static Quantity ofStates(String word, StatePoints.Kind kind) {
        return new Quantity(word, false, (run, quantity) -> run.followStates(quantity, kind));
    }

    private static Quantity ofExits(String word, boolean isHex, BiConsumer<TrackerEvents<ExitPoints>, Era> register) {
        return new Quantity(word, isHex, (run, quantity) -> run.followExits(quantity, register));
    }

    private static Quantity ofRecords(
            String word, boolean isHex, BiConsumer<TrackerEvents<RecordPoints>, Era> register) {
        return new Quantity(word, isHex, (run, quantity) -> run.followRecords(quantity, register));
    }

    /** The quantity of that name, or null. */
    static Quantity of(String word) {
        return ALL.stream()
                .filter(quantity -> quantity.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    static List<String> words() {
        return ALL.stream().map(Quantity::word).toList();
    }
}
