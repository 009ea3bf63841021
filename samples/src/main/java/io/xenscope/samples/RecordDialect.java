package io.xenscope.samples;

import io.xenscope.format.event.HvmEvents;
import io.xenscope.format.event.SchedEvents;
import java.util.stream.IntStream;

/** Whose Xen's records a made capture has: words say what happens, this says how it was written. */
public enum RecordDialect {
    /** As words give them. */
    CURRENT,

    /**
     * Xen 3.2 and 3.3 (xentrace format, section 7): the vcpu that runs stands before the payload of each HVM record, scheduling
     * has other ids, those who leave and come are named by domain only, and there are no runstates.
     */
    BEFORE_34;

    /** Whether this Xen wrote such an event at all. */
    boolean has(int event) {
        return this == CURRENT
                || !SchedEvents.isRunstateChange(event)
                        && event != SchedEvents.CONTINUE_RUNNING
                        && event != SchedEvents.SWITCH_INFCONT;
    }

    int event(int event) {
        return isOther(event) ? SchedEvents.old(event) : event;
    }

    /** The words of a record; {@code present} runs, or is null. */
    int[] words(int event, int[] words, VcpuName present) {
        if (this == BEFORE_34 && HvmEvents.isHvm(event)) {
            return IntStream.concat(IntStream.of(present.packedDomainLow()), IntStream.of(words))
                    .toArray();
        }
        boolean isShortened =
                isOther(event) && (event == SchedEvents.SWITCH_INFPREV || event == SchedEvents.SWITCH_INFNEXT);
        return isShortened
                ? IntStream.concat(IntStream.of(words[0]), IntStream.of(words).skip(2))
                        .toArray()
                : words;
    }

    private boolean isOther(int event) {
        return this == BEFORE_34 && SchedEvents.hasOld(event);
    }
}
