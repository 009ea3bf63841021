package io.xenscope.analyze.companion.join;

import io.xenscope.clock.foreign.Marks;
import io.xenscope.clock.foreign.OffsetInterval;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Which signals of a domain were for its requests. Each request has one of its own, and they are in the order of requests; so the first
 * signals that are possible for all and the last ones that are enclose the true ones, and where both are the same there is one answer.
 */
final class RequestSignals {
    private RequestSignals() {}

    /**
     * The place of each request's signal among the domain's; -1 where several are possible. Of none where the requests cannot all have
     * one: a real PVH guest of Linux made 19 event_channel_ops while it asked 24 times.
     *
     * @param within when each can have been, by number of request
     */
    static int[] of(Marks sends, int requests, IntFunction<OffsetInterval> within) {
        int[] first = new int[requests];
        for (int i = 0; i < requests; i++) {
            int after = i == 0 ? 0 : first[i - 1] + 1;
            first[i] = Math.max(after, sends.firstFrom(within.apply(i).lo()));
        }
        int[] only = new int[requests];
        Arrays.fill(only, -1);
        int before = sends.size();
        for (int i = requests - 1; i >= 0; i--) {
            int last = Math.min(before, sends.firstFrom(within.apply(i).hi() + 1)) - 1;
            if (last < first[i]) {
                // A guest that does not signal each request: one signal near a request need not be its.
                Arrays.fill(only, -1);
                return only;
            }
            only[i] = last == first[i] ? last : -1;
            before = last;
        }
        return only;
    }
}
