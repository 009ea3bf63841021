package io.xenscope.analyze.track;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.merge.RunReader;
import io.xenscope.analyze.merge.Timeline;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.ScheduleJoin;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the records of a capture again by vcpu, and lets trackers follow each vcpu: vcpus in parallel, in slices of time, so that
 * memory does not grow with the capture.
 */
public final class VcpuReading {
    private static final VcpuTracker[] NOBODY = {};

    /** Makes trackers of one kind. */
    public interface Maker<T extends VcpuTracker> {
        /** The tracker of a vcpu, see {@link VcpuKey}; null where nobody asks for that vcpu. {@code mates}: those made before. */
        T make(int vcpu, Mates mates);
    }

    /** The trackers of one vcpu. */
    public interface Mates {
        /** The tracker of a kind that was added before; null where it does not follow this vcpu. */
        <M extends VcpuTracker> M of(VcpuTrackers<M> kind);
    }

    private record Kind<T extends VcpuTracker>(VcpuTrackers<T> trackers, Maker<T> maker) {
        VcpuTracker make(int vcpu, Mates mates) {
            T made = maker.make(vcpu, mates);
            if (made != null) {
                trackers.add(vcpu, made);
            }
            return made;
        }
    }

    private final Overview overview;
    private final ThreadLocal<RunReader> readers;
    private final TrackerHandlers handlers = new TrackerHandlers();
    private final List<Kind<?>> kinds = new ArrayList<>();
    private final FollowedVcpu.Limit limit = new FollowedVcpu.Limit();
    private final List<UnknownVcpu> unknown = new ArrayList<>();
    private Map<Integer, Guests> guests = Map.of();
    /** Null before the first slice. */
    private ScheduleJoin<FollowedVcpu> join;

    VcpuReading(Capture capture, Overview overview) {
        this.overview = overview;
        Timeline timeline = new Timeline(capture, overview);
        this.readers = ThreadLocal.withInitial(timeline::runReader);
    }

    /** Adds a kind of trackers that take no records of their own. */
    public <T extends VcpuTracker> VcpuTrackers<T> follow(Maker<T> maker) {
        return follow(maker, events -> {});
    }

    /** Adds a kind of trackers; before reading begins. */
    public <T extends VcpuTracker> VcpuTrackers<T> follow(Maker<T> maker, Consumer<TrackerEvents<T>> register) {
        VcpuTrackers<T> trackers = new VcpuTrackers<>(kinds.size());
        kinds.add(new Kind<>(trackers, maker));
        register.accept(handlers.of(trackers.kind()));
        return trackers;
    }

    /** Runs and changes to be read. */
    long items() {
        return join == null ? 0 : join.items();
    }

    /** All trackers are known. */
    void begin() {
        if (kinds.isEmpty()) {
            return;
        }
        guests = Guests.of(overview);
        join = new ScheduleJoin<>(
                overview.schedule(),
                overview.alignment(),
                vcpu ->
                        // Records of the unknown vcpu lie between runs; it has none.
                        followed(vcpu, vcpu == VcpuKey.UNKNOWN ? NOBODY : trackers(vcpu)));
        for (PcpuSchedule pcpu : overview.schedule()) {
            if (pcpu.unnamed().count() > 0) {
                FollowedVcpu vcpu = followed(VcpuKey.UNKNOWN, trackers(VcpuKey.UNKNOWN));
                unknown.add(new UnknownVcpu(pcpu, overview.alignment().of(pcpu.pcpu()), vcpu));
            }
        }
    }

    /** Reads everything that lies before a common tick and was not read yet. */
    void readTo(long until, Workers workers) {
        if (join == null) {
            return;
        }
        limit.until = until;
        workers.each(unknown.size(), pcpu -> unknown.get(pcpu).readTo(until));
        List<FollowedVcpu> paused =
                join.histories().stream().filter(FollowedVcpu::isPaused).toList();
        workers.each(paused.size(), vcpu -> paused.get(vcpu).resume());
        join.joinSlice(until, workers);
    }

    /** The capture has been read. */
    void finish(Workers workers) {
        if (join == null) {
            return;
        }
        long end = overview.extent().endTicks();
        workers.each(unknown.size(), pcpu -> unknown.get(pcpu).vcpu().finishTrackers(end));
        List<FollowedVcpu> vcpus = join.histories();
        workers.each(
                vcpus.size(),
                vcpu -> vcpus.get(vcpu).finish(end, overview.extent().complete()));
        kinds.forEach(kind -> kind.trackers.complete());
    }

    private FollowedVcpu followed(int vcpu, VcpuTracker[] trackers) {
        long begin = overview.extent().beginTicks();
        boolean[] reads = new boolean[trackers.length];
        for (int kind = 0; kind < trackers.length; kind++) {
            reads[kind] = trackers[kind] != null && handlers.matters(kind, Guests.of(guests, vcpu), overview.events());
        }
        return new FollowedVcpu(vcpu, trackers, reads, handlers, readers, limit, begin, overview.losses());
    }

    private VcpuTracker[] trackers(int vcpu) {
        VcpuTracker[] trackers = new VcpuTracker[kinds.size()];
        Mates mates = new Mates() {
            @Override
            @SuppressWarnings("unchecked")
            public <M extends VcpuTracker> M of(VcpuTrackers<M> kind) {
                return (M) trackers[kind.kind()];
            }
        };
        for (int kind = 0; kind < trackers.length; kind++) {
            trackers[kind] = kinds.get(kind).make(vcpu, mates);
        }
        return trackers;
    }
}
