package io.xenscope.clock.solve;

import io.xenscope.clock.Alignment;
import io.xenscope.clock.Assumption;
import io.xenscope.clock.ClockEvidence;
import io.xenscope.clock.ClockModel;
import io.xenscope.clock.PcpuClock;
import io.xenscope.clock.PcpuClock.Bound;
import io.xenscope.clock.PcpuClock.Step;
import io.xenscope.clock.PcpuClock.Undecided;
import io.xenscope.clock.evidence.PcpuEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts the clocks of eras one behind the other: time goes on, because nothing shows how long it stood still. */
final class EraJoin {
    private final List<List<PcpuEvidence>> eras;
    private final List<Alignment> aligned;
    private final long[] later;
    private final long[] begins;

    private EraJoin(List<List<PcpuEvidence>> eras, List<Alignment> aligned) {
        this.eras = eras;
        this.aligned = aligned;
        later = new long[eras.size()];
        begins = new long[eras.size()];
        long end = 0;
        for (int era = 0; era < later.length; era++) {
            Alignment of = aligned.get(era);
            long begin = eras.get(era).stream()
                    .mapToLong(one -> of.of(one.pcpu()).ticks(one.begin()))
                    .min()
                    .orElseThrow();
            later[era] = era == 0 ? 0 : end + 1 - begin;
            begins[era] = begin + later[era];
            end = later[era]
                    + eras.get(era).stream()
                            .mapToLong(one -> of.of(one.pcpu()).ticks(one.end()))
                            .max()
                            .orElseThrow();
        }
    }

    /** One alignment out of those of all eras; nothing is known where one of them is hopeless. */
    static Alignment of(List<List<PcpuEvidence>> eras, List<Alignment> aligned, int pcpuLimit) {
        if (aligned.stream().anyMatch(one -> one.pcpus().isEmpty())) {
            return Alignment.none(pcpuLimit);
        }
        EraJoin join = new EraJoin(eras, aligned);
        Alignment.Mode mode = aligned.stream()
                .map(Alignment::mode)
                .filter(one -> one != Alignment.Mode.AS_RECORDED)
                .max(Comparator.naturalOrder())
                .orElse(Alignment.Mode.LINES);
        List<PcpuClock> pcpus = eras.stream()
                .flatMap(List::stream)
                .map(PcpuEvidence::pcpu)
                .distinct()
                .sorted()
                .map(join::pcpu)
                .toList();
        return Alignment.of(mode, pcpuLimit, pcpus);
    }

    /** What is left contradicted, of all eras. */
    static List<ClockEvidence.Contradiction> left(List<Alignment> aligned) {
        return aligned.stream().flatMap(one -> one.evidence().left().stream()).toList();
    }

    /** The clock of one pcpu through all eras in which it has records. */
    private PcpuClock pcpu(int pcpu) {
        List<PcpuClock> clocks = new ArrayList<>();
        List<Long> from = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Undecided> undecided = new ArrayList<>();
        for (int era = 0; era < later.length; era++) {
            PcpuEvidence part = part(era, pcpu);
            if (era > 0) {
                undecided.add(new Undecided(Undecided.Why.PAUSE, begins[era] - 1, begins[era], ClockModel.UNPROVED, 0));
            }
            if (part != null) {
                if (!clocks.isEmpty()) {
                    steps.add(new Step(part.begin() - 1, part.begin(), ClockModel.UNPROVED, ClockModel.UNPROVED, 0));
                }
                PcpuClock clock = clock(era, pcpu).later(later[era]);
                clocks.add(clock);
                from.add(part.begin());
                steps.addAll(clock.steps());
                undecided.addAll(clock.undecided());
            }
        }
        return new PcpuClock(
                pcpu,
                new EraClock(
                        clocks.stream().map(PcpuClock::model).toArray(ClockModel[]::new),
                        from.stream().mapToLong(Long::longValue).toArray()),
                clocks.get(0).offset(),
                clocks.get(0).ratePpm(),
                worst(clocks),
                clocks.stream().mapToLong(PcpuClock::facts).sum(),
                clocks.stream().mapToInt(PcpuClock::pieces).max().orElse(1),
                clocks.stream().anyMatch(PcpuClock::isBent),
                steps,
                clocks.stream().flatMap(one -> one.blind().stream()).toList(),
                undecided);
    }

    private PcpuEvidence part(int era, int pcpu) {
        return eras.get(era).stream()
                .filter(one -> one.pcpu() == pcpu)
                .findFirst()
                .orElse(null);
    }

    private PcpuClock clock(int era, int pcpu) {
        return aligned.get(era).pcpus().stream()
                .filter(one -> one.pcpu() == pcpu)
                .findFirst()
                .orElseThrow();
    }

    /** The bounds of the worst era: they hold in the others all the more. */
    private static Map<Assumption, Bound> worst(List<PcpuClock> clocks) {
        Map<Assumption, Bound> bounds = new EnumMap<>(Assumption.class);
        clocks.forEach(
                clock -> clock.bounds().forEach((assumption, bound) -> bounds.merge(assumption, bound, Bound::worse)));
        return bounds;
    }
}
