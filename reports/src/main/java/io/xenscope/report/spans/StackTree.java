package io.xenscope.report.spans;

import io.xenscope.analyze.span.Activation;
import io.xenscope.analyze.span.SpanKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spans added up by their stacks, domain, vcpu, then the names of the spans around each other: what flame graphs are made of. The
 * time of a frame is that of all such spans less the spans inside them, in nanoseconds.
 *
 * <p>Names are few, but damage can make many of them: beyond {@value #MOST_FRAMES} frames, the rest counts for the frame around.
 */
public final class StackTree {
    private static final int MOST_FRAMES = 100_000;
    private static final int MET_BITS = 4;
    private static final int MET = 1 << MET_BITS;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** What {@link SpanNames} call a run. */
    private static final String RUN = "run";

    /** One name in one stack. */
    public static final class Frame {
        private final String name;
        private final Map<String, Frame> inside = new HashMap<>();
        /** Frames on it by what their spans are, each until another takes its place: to name every span would take longest of all. */
        private Frame[] met = {};

        private long[] metAs = {};
        private long own;

        private Frame(String name) {
            this.name = name;
        }

        /** The frame of spans of this kind and detail; null where it has to be found by name. */
        private Frame met(long what) {
            int slot = slot(what);
            return met.length > 0 && metAs[slot] == what ? met[slot] : null;
        }

        private void meets(long what, Frame frame) {
            if (met.length == 0) {
                met = new Frame[MET];
                metAs = new long[MET];
            }
            int slot = slot(what);
            met[slot] = frame;
            metAs[slot] = what;
        }

        private static int slot(long what) {
            return (int) (what * SPREAD >>> Long.SIZE - MET_BITS);
        }

        public String name() {
            return name;
        }

        /** The frames on it, by name. */
        public Collection<Frame> inside() {
            return Collections.unmodifiableCollection(new TreeMap<>(inside).values());
        }

        /** Nanoseconds without those of the frames on it; below 0 where named spans overlap oddly. */
        public long ownNanos() {
            return own;
        }

        /** Nanoseconds with those of the frames on it, as far as they are above 0. */
        public long allNanos() {
            long sum = Math.max(0, own);
            for (Frame frame : inside.values()) {
                sum += frame.allNanos();
            }
            return sum;
        }
    }

    private final SpanFacts facts;
    private final Frame all = new Frame("");
    /** Frames of vcpus that have activations: one is asked for with each. */
    private final Map<Integer, Frame> vcpus = new HashMap<>();

    private int frames;
    private Frame[] around = new Frame[64];
    /** How far the children of each span reach. */
    private long[] reached = new long[64];

    public StackTree(SpanFacts facts) {
        this.facts = facts;
    }

    /** Adds all spans of an activation, or of another tree of spans. */
    public void add(Activation activation) {
        int spans = activation.spans();
        if (spans > around.length) {
            around = Arrays.copyOf(around, spans);
            reached = Arrays.copyOf(reached, spans);
        }
        for (int span = 0; span < spans; span++) {
            long begin = facts.nanos(activation.begin(span));
            long end = facts.nanos(activation.end(span));
            int parent = activation.parent(span);
            Frame outside = parent == Activation.NONE ? vcpu(activation) : around[parent];
            boolean isRoot = activation.kind(span) == SpanKind.ACTIVATION;
            around[span] = isRoot ? outside : inside(outside, activation, span);
            around[span].own += end - begin;
            reached[span] = begin;
            if (parent != Activation.NONE && end > reached[parent]) {
                // Named siblings may overlap: what is in both is taken from the span around them once.
                around[parent].own -= end - Math.max(begin, reached[parent]);
                reached[parent] = end;
            }
        }
    }

    /** Spans of one kind and detail have one name, but for those that someone named. */
    private Frame inside(Frame outside, Activation activation, int span) {
        SpanKind kind = activation.kind(span);
        if (kind.isNamed()) {
            return inside(outside, name(activation, span));
        }
        long what = kind.ordinal() + 1L << Integer.SIZE | Integer.toUnsignedLong(activation.detail(span));
        Frame frame = outside.met(what);
        if (frame == null) {
            frame = inside(outside, name(activation, span));
            outside.meets(what, frame);
        }
        return frame;
    }

    /** Names that someone gave may hold what separates frames and lines. */
    private String name(Activation activation, int span) {
        String name = facts.name(activation, span);
        return activation.kind(span).isNamed() ? name.replace(';', ',') : name;
    }

    private Frame vcpu(Activation activation) {
        return activation.kind(0) == SpanKind.ACTIVATION
                ? vcpus.computeIfAbsent(activation.vcpu(), vcpu -> owner(activation))
                : owner(activation);
    }

    private Frame owner(Activation activation) {
        return inside(inside(all, SpanFacts.service(activation)), SpanFacts.owner(activation));
    }

    private Frame inside(Frame outside, String name) {
        Frame frame = outside.inside.get(name);
        if (frame == null) {
            if (frames == MOST_FRAMES) {
                return outside;
            }
            frames++;
            frame = new Frame(name);
            outside.inside.put(name, frame);
        }
        return frame;
    }

    /** All stacks; the frame at the bottom has no name and no time, and the domains are on it. */
    public Frame all() {
        return all;
    }

    /**
     * What pcpus did for vcpus: domain, vcpu, then what is inside its runs, whose own time is the vcpu's. Waits, sleeps, idle pcpus and
     * the lives of domains, which take no pcpu time, are left out.
     */
    public Frame pcpuTime() {
        Frame bottom = new Frame("");
        for (Frame domain : all.inside()) {
            Frame running = new Frame(domain.name);
            for (Frame vcpu : domain.inside()) {
                Frame run = vcpu.inside.get(RUN);
                if (run != null && run.allNanos() > 0) {
                    Frame own = new Frame(vcpu.name);
                    own.own = run.own;
                    own.inside.putAll(run.inside);
                    running.inside.put(vcpu.name, own);
                }
            }
            if (!running.inside.isEmpty()) {
                bottom.inside.put(domain.name, running);
            }
        }
        return bottom;
    }
}
