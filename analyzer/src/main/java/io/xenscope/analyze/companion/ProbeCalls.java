package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.read.IoctlCalls;
import io.xenscope.analyze.companion.read.XpvReader;
import io.xenscope.format.event.Hypercalls;

/** Which hypercalls the probes of the driver of hypercalls prove, as bits by their number. */
public final class ProbeCalls {
    private ProbeCalls() {}

    /** Of a probe as {@link XpvReader} names it; 0 where it proves none. */
    public static long of(String probe) {
        String call = XpvReader.call(probe);
        if (call.startsWith("mmap")) {
            return IoctlCalls.of("ioctl privcmd " + call);
        }
        for (int number = 0; number < Long.SIZE; number++) {
            if (Hypercalls.name(number).equals(call)) {
                return 1L << number;
            }
        }
        return 0;
    }
}
