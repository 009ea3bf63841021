package io.xenscope.analyze.companion;

import io.xenscope.analyze.Analysis;
import io.xenscope.analyze.companion.item.ClockTie;
import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.LogKind;
import io.xenscope.clock.RulerVerdict;
import io.xenscope.clock.foreign.Epoch;
import io.xenscope.clock.foreign.ForeignClock;
import io.xenscope.clock.foreign.Ground;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.OffsetSieve;
import io.xenscope.clock.foreign.Placed;
import io.xenscope.clock.foreign.Sifting;
import io.xenscope.format.Capture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** Places the clocks of logs on the time line of one capture, each by all the evidence there is, and then their items. */
final class LogPlacement {
    private static final long SECOND = 1_000_000_000L;
    private static final long MICROSECOND = 1_000L;

    private static final long DAY = 86_400 * SECOND;

    /** A log with coarser stamps than this is in the order of its lines. */
    private static final long FINE = 100_000L;

    /** Zones of local times: all multiples of a quarter of an hour that there are. */
    private static final long ZONE_STEP = 900 * SECOND;

    private static final long FIRST_ZONE = -48 * ZONE_STEP;
    private static final long LAST_ZONE = 56 * ZONE_STEP;
    /** Of times of day nobody can tell zones a day apart. */
    private static final long LAST_ZONE_OF_DAY = 47 * ZONE_STEP;

    private final List<Companion> all;
    private final Analysis analysis;
    private final CaptureEvidence facts;

    LogPlacement(List<Companion> all, Capture capture, Analysis analysis, int threads) {
        this.all = all;
        this.analysis = analysis;
        this.facts = CaptureEvidence.of(all, capture, analysis, threads);
    }

    /** Places one clock, and the logs that are stamped by it. */
    void place(ClockKey key, List<Companion> sharing) {
        if (key.clock() == LogClock.NONE) {
            sharing.forEach(companion -> {
                companion.read(0, LongUnaryOperator.identity());
                placeByOrder(companion, evidence(companion));
            });
            return;
        }
        Placed placed = placed(key, sharing, 0);
        List<Companion> free =
                sharing.stream().filter(LogPlacement::hasFreeZone).toList();
        if (!free.isEmpty() && (placed.contradicted() > 0 || areOutside(free, placed))) {
            placed = inAnotherZone(key, sharing, free);
        }
        for (Companion companion : sharing) {
            placeByClock(companion, placed);
        }
    }

    /** What the capture shows of the requests of domains to a store. */
    GuestSignals signals() {
        return facts.signals();
    }

    /** Stamps that what the capture proves contradicts have another counter than it: they are not placed by it. */
    void refuteStamps() {
        for (Companion stamps : all) {
            boolean isRefuted = stamps.kind() == LogKind.STAMPS
                    && all.stream()
                            .anyMatch(other -> other.domain() == stamps.domain()
                                    && other.placed().notes().stream()
                                            .anyMatch(note -> note.startsWith(ForeignClock.REFUTED)));
            if (isRefuted) {
                stamps.place(
                        Placed.not(
                                "its tsc is not the counter of the capture, or it is of another host; give offset=TICKS"),
                        ItemTimes.none(),
                        facts.spanNanos());
            }
        }
    }

    /** Whether its times are local, and nobody said of which zone. */
    private static boolean hasFreeZone(Companion companion) {
        return companion.clock() == LogClock.LOCAL && companion.file().hints().zone() == null;
    }

    /** The clock, if times without a zone are {@code zone} east of UTC. */
    private Placed placed(ClockKey key, List<Companion> sharing, long zone) {
        for (Companion companion : sharing) {
            Long given = companion.file().hints().zone();
            if (key.clock() == LogClock.TSC) {
                Long offset = companion.file().hints().offset();
                companion.read(offset == null ? 0 : offset, this::nanosOfTsc);
            } else {
                long east = given == null ? zone : given;
                companion.read(companion.clock() == LogClock.LOCAL ? -east : 0, LongUnaryOperator.identity());
            }
        }
        return clock(key, sharing);
    }

    /** Whether nothing of some logs meets the capture, if they are placed so. */
    private boolean areOutside(List<Companion> logs, Placed placed) {
        return placed.isPlaced() && logs.stream().allMatch(log -> whenOutside(log, placed) != null);
    }

    /**
     * Local times whose zone nobody said: the one zone in which they meet the capture and nothing is contradicted, if there is one.
     * Stamps alone do not choose: something that the capture saw has to agree.
     */
    private Placed inAnotherZone(ClockKey key, List<Companion> sharing, List<Companion> free) {
        List<Long> fitting = new ArrayList<>();
        int stamps = stamps(key, sharing).size();
        boolean areOfDay = free.get(0).log().isOriginUnknown();
        long last = areOfDay ? LAST_ZONE_OF_DAY : LAST_ZONE;
        for (long zone = FIRST_ZONE; zone <= last; zone += ZONE_STEP) {
            Placed placed = placed(key, sharing, zone);
            boolean fits = placed.isPlaced() && placed.contradicted() == 0 && placed.used() > stamps;
            if (fits && !areOutside(free, placed)) {
                fitting.add(zone);
            }
        }
        if (fitting.size() > 1) {
            return Placed.not("not placed: several zones fit; give zone=+HH:MM");
        }
        long zone = fitting.isEmpty() ? 0 : fitting.get(0);
        Placed placed = placed(key, sharing, zone);
        return zone == 0 ? placed : placed.with("local time is " + zone / ZONE_STEP * 15 + " minutes east of UTC");
    }

    private LifeEvidence evidence(Companion companion) {
        return companion.store() == null ? null : new LifeEvidence(companion.store(), companion.readings(), facts);
    }

    private Placed clock(ClockKey key, List<Companion> sharing) {
        if (key.clock() == LogClock.TSC && isOfTheCapture(sharing)) {
            return Placed.exact();
        }
        ForeignClock clock = new ForeignClock(possible(sharing), SECOND);
        List<Epoch> stamps = stamps(key, sharing);
        clock.stamps(sharing.get(0).log().isOriginUnknown() ? sinceUnknownOrigin(stamps, sharing) : stamps);
        if (key.clock() == LogClock.TSC) {
            clock.sameRate();
        }
        for (Companion companion : sharing) {
            LifeEvidence lives = evidence(companion);
            if (lives != null) {
                lives.restrictions().forEach(clock::restrict);
            }
            new CreationEvidence(companion, facts).restrictions().forEach(clock::restrict);
            SiftEvidence.of(companion, facts).forEach(clock::sift);
        }
        return clock.place();
    }

    /** Whether TSCs of logs are those of the capture: no event of a vcpu, or hardly any, lies where it did not run. */
    private boolean isOfTheCapture(List<Companion> sharing) {
        long stamps = 0;
        long outside = 0;
        for (Companion companion : sharing) {
            for (Sifting sifting : SiftEvidence.of(companion, facts)) {
                long longest = sifting.events().longest();
                OffsetInterval exact = new OffsetInterval(0, 0);
                for (int i = 0; i < sifting.items().size(); i++) {
                    long begin = sifting.items().begin(i);
                    long end = sifting.items().end(i);
                    stamps++;
                    outside += OffsetSieve.explains(sifting.events(), longest, begin, end, exact) ? 0 : 1;
                }
            }
        }
        return 100 * outside <= stamps;
    }

    /** What files of stamps say of the clock; wider where the logs' times are another clock's, tied to it. */
    private List<Epoch> stamps(ClockKey key, List<Companion> sharing) {
        long slack = sharing.stream()
                .mapToLong(companion -> companion.readings().slack())
                .max()
                .orElse(0);
        RulerVerdict ruler = analysis.alignment().evidence().ruler();
        boolean isSteady = ruler.isProved() || ruler.state() == RulerVerdict.State.USED;
        List<Epoch> epochs = new ArrayList<>();
        for (Companion companion : all) {
            if (companion.kind() == LogKind.STAMPS && companion.domain() == key.domain()) {
                epochs.addAll(StampEvidence.of(companion.log(), key.clock(), isSteady, counter(companion)));
            }
        }
        return epochs.stream()
                .sorted(Comparator.comparingLong(Epoch::at))
                .map(epoch -> new Epoch(epoch.at(), epoch.offset().widened(slack)))
                .toList();
    }

    /**
     * The same for logs that do not say when their clock began: a time of day is of the day on which it meets the capture; of another
     * clock stamps say nothing.
     */
    private List<Epoch> sinceUnknownOrigin(List<Epoch> stamps, List<Companion> sharing) {
        if (stamps.isEmpty() || sharing.get(0).clock() != LogClock.LOCAL) {
            return List.of();
        }
        long away = possible(sharing).middle() - stamps.get(0).offset().middle();
        long days = Math.floorDiv(away + DAY / 2, DAY) * DAY;
        return stamps.stream()
                .map(epoch -> new Epoch(epoch.at() - days, epoch.offset().plus(days)))
                .toList();
    }

    /** Makes ns of the capture from the TSCs of a log, to which the user may know what is to be added. */
    private LongUnaryOperator counter(Companion companion) {
        Long offset = companion.file().hints().offset();
        long added = offset == null ? 0 : offset;
        return tsc -> nanosOfTsc(tsc + added);
    }

    private long nanosOfTsc(long tsc) {
        int pcpu = analysis.pcpus().get(0).pcpu();
        return facts.nanos(analysis.alignment().of(pcpu).ticks(tsc));
    }

    /** All offsets with which any item meets the capture. */
    private OffsetInterval possible(List<Companion> sharing) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Companion companion : sharing) {
            LogItems log = companion.log();
            for (long item = 0; item < log.items().size(); item++) {
                OffsetInterval read = companion.readings().whole(item);
                if (!read.isUnbounded()) {
                    first = Math.min(first, read.lo());
                    last = Math.max(last, read.hi());
                }
            }
        }
        return first > last ? new OffsetInterval(0, -1) : new OffsetInterval(-last, facts.spanNanos() - first);
    }

    private void placeByClock(Companion companion, Placed placed) {
        if (companion.kind() == LogKind.STAMPS) {
            placeStamps(companion);
            return;
        }
        if (!placed.isPlaced()) {
            companion.place(placed, ItemTimes.none(), facts.spanNanos());
            return;
        }
        StampReadings readings = companion.readings();
        LifeEvidence lives = evidence(companion);
        boolean onlyProofs = placed.ground() != Ground.USUAL;
        Map<Long, OffsetInterval> own =
                lives == null ? new CreationEvidence(companion, facts).anchors(onlyProofs) : lives.anchors(onlyProofs);
        long count = companion.log().items().size();
        boolean isInOrder = companion.log().quantum() > FINE;
        OptionalLong lean = UsualTimes.of(companion, placed, facts);
        companion.place(
                lean.isPresent() ? placed.with(leans(lean.getAsLong())) : placed,
                ItemTimes.of(count, placed.ground(), isInOrder, lean.orElse(0), item -> {
                    OffsetInterval read = readings.of(item);
                    OffsetInterval time = read.isUnbounded()
                            ? read
                            : read.plus(placed.offsets().at(read.lo()));
                    OffsetInterval narrower = time.and(own.getOrDefault(item, OffsetInterval.ANY));
                    return narrower.isEmpty() ? time : narrower;
                }),
                facts.spanNanos());
        companion.outside(whenOutside(companion, placed));
    }

    private static String leans(long nanos) {
        return "times are shown " + Math.abs(nanos) / MICROSECOND + " us " + (nanos < 0 ? "before" : "behind")
                + " the middle of their bounds, where what the guest usually does fits";
    }

    /** How far a log is from the capture, by its clock, where no item meets that; null where it does. */
    private String whenOutside(Companion companion, Placed placed) {
        StampReadings readings = companion.readings();
        return whenOutside(companion.log().items().size(), item -> {
            OffsetInterval read = readings.whole(item);
            return read.isUnbounded() ? read : read.plus(placed.offsets().at(read.lo()));
        });
    }

    private String whenOutside(long items, LongFunction<OffsetInterval> times) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long item = 0; item < items; item++) {
            OffsetInterval time = times.apply(item);
            if (!time.isUnbounded()) {
                first = Math.min(first, time.lo());
                last = Math.max(last, time.hi());
            }
        }
        if (last < first || last >= 0 && first <= facts.spanNanos()) {
            return null;
        }
        return last < 0
                ? "ends " + seconds(-last) + " s before the capture"
                : "begins " + seconds(first - facts.spanNanos()) + " s after the capture";
    }

    /** With one decimal. */
    private static String seconds(long nanos) {
        long tenths = (nanos + SECOND / 20) / (SECOND / 10);
        return tenths / 10 + "." + tenths % 10;
    }

    /** Stamps hold the capture's counter themselves. */
    private void placeStamps(Companion companion) {
        List<ClockTie> ties = companion.log().ties();
        boolean haveCounter = ties.stream().allMatch(tie -> tie.before().containsKey(LogClock.TSC));
        if (!haveCounter) {
            companion.place(
                    Placed.not("stamps without tsc do not tie the capture"), ItemTimes.none(), facts.spanNanos());
            return;
        }
        Placed exact = Placed.exact();
        companion.place(
                exact,
                ItemTimes.of(
                        ties.size(),
                        Ground.EXACT,
                        false,
                        item -> StampEvidence.tsc(ties.get((int) item), counter(companion))),
                facts.spanNanos());
        companion.outside(whenOutside(ties.size(), companion.times()::bounds));
    }

    /** A log without stamps: a few lines are bounded by themselves, the others by their order. */
    private void placeByOrder(Companion companion, LifeEvidence lives) {
        Map<Long, OffsetInterval> anchors =
                lives == null ? new CreationEvidence(companion, facts).anchors(false) : lives.anchors(false);
        if (anchors.isEmpty()) {
            companion.place(
                    Placed.not("no stamps, and no line that the capture bounds"), ItemTimes.none(), facts.spanNanos());
            return;
        }
        OffsetInterval capture = new OffsetInterval(0, facts.spanNanos());
        List<String> notes = new ArrayList<>(List.of("by the order of its lines"));
        int aligned = CallAlignment.add(companion, facts, anchors);
        if (aligned > 0) {
            notes.add(aligned + " calls aligned with hypercalls of the same kinds");
        }
        Placed placed = new Placed(null, Ground.ORDER, anchors.size(), 0, notes);
        long count = companion.log().items().size();
        companion.place(
                placed,
                ItemTimes.of(
                        count,
                        Ground.ORDER,
                        true,
                        item -> anchors.getOrDefault(item, OffsetInterval.ANY).and(capture)),
                facts.spanNanos());
    }
}
