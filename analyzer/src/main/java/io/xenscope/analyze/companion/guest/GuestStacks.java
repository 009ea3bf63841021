package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.item.ItemLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stacks of calls that a kernel's profile has of each vcpu: the last one before a moment. Times are ns. */
public final class GuestStacks {
    /** Frames of one stack. */
    private static final int DEEPEST = 64;

    /** Without a stack there is none in the profile: so many events of a vcpu are looked at. */
    private static final int LOOKS = 1000;

    /** The stack of a vcpu; {@code frames} innermost first; {@code time} since the begin of the capture. */
    public record Stack(int vcpu, long item, long time, long bound, List<String> frames) {}

    private GuestStacks() {}

    /** By vcpu; of those that have none before the moment, or none within their last events, nothing. */
    public static List<Stack> at(Companion companion, long moment) {
        ItemLog items = companion.log().items();
        Map<Integer, long[]> last = new HashMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        for (long item = 0; item < items.size(); item++) {
            boolean isBefore =
                    companion.times().isKnown(item) && companion.times().shown(item) <= moment;
            int vcpu = isBefore ? companion.vcpu(item) : VcpuKey.UNKNOWN;
            if (vcpu != VcpuKey.UNKNOWN) {
                int count = counts.merge(vcpu, 1, Integer::sum);
                last.computeIfAbsent(vcpu, none -> new long[LOOKS])[(count - 1) % LOOKS] = item;
            }
        }
        List<Stack> stacks = new ArrayList<>();
        counts.forEach((vcpu, count) -> {
            for (int i = count - 1; i >= Math.max(0, count - LOOKS); i--) {
                long item = last.get(vcpu)[i % LOOKS];
                List<String> frames = companion.file().below(item, DEEPEST);
                if (!frames.isEmpty()) {
                    stacks.add(new Stack(
                            vcpu,
                            item,
                            companion.times().shown(item),
                            companion.times().bound(item),
                            frames));
                    break;
                }
            }
        });
        return stacks;
    }
}
