package io.xenscope.analyze.track;

import io.xenscope.analyze.base.VcpuKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trackers of one kind after a {@link VcpuReading}: one for each vcpu, the unknown one last. */
public final class VcpuTrackers<T extends VcpuTracker> {
    /** Takes a tracker and the {@link VcpuKey} of the vcpu that it followed. */
    public interface Visitor<T> {
        void tracker(int vcpu, T tracker);
    }

    private record Followed<T>(int vcpu, T tracker) {}

    private final int kind;
    private final List<Followed<T>> followed = new ArrayList<>();

    VcpuTrackers(int kind) {
        this.kind = kind;
    }

    int kind() {
        return kind;
    }

    void add(int vcpu, T tracker) {
        followed.add(new Followed<>(vcpu, tracker));
    }

    /** Sorts them by domain and number, and makes one of those of the unknown vcpu if they can be merged. */
    @SuppressWarnings("unchecked")
    void complete() {
        followed.sort(Comparator.comparingLong(each -> Integer.toUnsignedLong(each.vcpu)));
        for (int i = followed.size() - 1; i > 0 && followed.get(i - 1).vcpu == followed.get(i).vcpu; i--) {
            if (followed.get(i - 1).tracker instanceof Merging<?> first) {
                ((Merging<T>) first).merge(followed.remove(i).tracker);
            }
        }
    }

    /** By domain and number; the unknown vcpu last. */
    public void forEach(Visitor<T> visitor) {
        followed.forEach(each -> visitor.tracker(each.vcpu, each.tracker));
    }
}
