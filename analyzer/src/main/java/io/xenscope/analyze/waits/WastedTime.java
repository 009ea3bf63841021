package io.xenscope.analyze.waits;

import io.xenscope.analyze.Overview;
import io.xenscope.analyze.account.PcpuPieces;
import io.xenscope.analyze.account.PcpuState;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.base.Workers;
import io.xenscope.analyze.sched.PcpuSchedule;
import io.xenscope.analyze.sched.RunLog;
import io.xenscope.analyze.sched.VcpuState;
import io.xenscope.analyze.stay.StayJoin;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Time in which a vcpu waited while a pcpu was idle that could have run it: a scheduler that conserves work leaves none. The one
 * owner of that question.
 *
 * <p>Captures do not record pools and affinity. So there are two bounds: pcpus on which the vcpu ran at some time in this capture
 * (it may be more), and any pcpu (it may be less). Time of a pcpu that is lost or unknown is not idle.
 */
public final class WastedTime {
    /** Intervals longer than this are episodes: shorter ones are what it takes to wake a pcpu up. */
    public static final long EPISODE_NANOS = 1_000_000;

    /** Episodes that are kept, the longest: memory does not grow with their number. */
    public static final int MOST_EPISODES = 100;

    private final Overview overview;
    /** In the order of time, one after the other. */
    private final List<Range> ranges;

    private final Workers workers;
    private final int mostEpisodes;
    /** Null where nobody asks what schedulers took pcpus for. */
    private final Idlers idlers;

    private final Map<Integer, JoinedIntervals> waits = new TreeMap<>();
    private final Map<Integer, JoinedIntervals> idle = new TreeMap<>();
    private final Map<Integer, BitSet> ranOn = new HashMap<>();

    private WastedTime(Overview overview, List<Range> ranges, Workers workers, int mostEpisodes, Idlers idlers) {
        this.mostEpisodes = mostEpisodes;
        this.idlers = idlers;
        this.overview = overview;
        this.ranges = ranges;
        this.workers = workers;
    }

    /**
     * The accounts of vcpus, by domain and number; goes through the schedule with so many threads.
     *
     * @param chosen says which, by {@link VcpuKey}; idle vcpus never wait
     */
    public static List<Wasted> ofVcpus(Overview overview, Range range, int threads, IntPredicate chosen) {
        return ofVcpus(overview, List.of(range), threads, chosen).get(0);
    }

    /** The same of each of some ranges, which lie in the order of time one after the other. */
    public static List<List<Wasted>> ofVcpus(Overview overview, List<Range> ranges, int threads, IntPredicate chosen) {
        return ofVcpus(overview, ranges, threads, chosen, MOST_EPISODES, null);
    }

    /** The accounts of vcpus, by what the scheduler took the pcpus for; {@code idlers}, which have been read, are null where not recorded. */
    public static List<Wasted> ofVcpus(
            Overview overview, Range range, int threads, IntPredicate chosen, Idlers idlers) {
        return ofVcpus(overview, List.of(range), threads, chosen, MOST_EPISODES, idlers)
                .get(0);
    }

    /** The same of one range; of each vcpu so many episodes are kept. */
    public static List<Wasted> ofVcpus(
            Overview overview, Range range, int threads, IntPredicate chosen, int mostEpisodes) {
        return ofVcpus(overview, List.of(range), threads, chosen, mostEpisodes, null)
                .get(0);
    }

    private static List<List<Wasted>> ofVcpus(
            Overview overview, List<Range> ranges, int threads, IntPredicate chosen, int mostEpisodes, Idlers idlers) {
        return of(overview, ranges, threads, mostEpisodes, idlers, found -> {
            Map<Integer, JoinedIntervals> asked = new TreeMap<>(found.waits);
            asked.keySet().removeIf(vcpu -> !chosen.test(vcpu));
            return found.hold(asked, found.idle, found::pcpusOf, found::pcpusOf);
        });
    }

    /** The accounts of pcpus, by number: idle while any vcpus waited. */
    public static List<Wasted> ofPcpus(Overview overview, Range range, int threads, IntPredicate chosen) {
        return ofPcpus(overview, range, threads, chosen, null);
    }

    /** The same by what the scheduler took each for; {@code idlers}, which have been read, are null where not recorded. */
    public static List<Wasted> ofPcpus(
            Overview overview, Range range, int threads, IntPredicate chosen, Idlers idlers) {
        return ofPcpus(overview, List.of(range), threads, chosen, idlers).get(0);
    }

    /** The same of each of some ranges, which lie in the order of time one after the other. */
    public static List<List<Wasted>> ofPcpus(Overview overview, List<Range> ranges, int threads, IntPredicate chosen) {
        return ofPcpus(overview, ranges, threads, chosen, null);
    }

    private static List<List<Wasted>> ofPcpus(
            Overview overview, List<Range> ranges, int threads, IntPredicate chosen, Idlers idlers) {
        return of(overview, ranges, threads, MOST_EPISODES, idlers, found -> {
            Map<Integer, JoinedIntervals> asked = new TreeMap<>(found.idle);
            asked.keySet().removeIf(pcpu -> !chosen.test(pcpu));
            return found.hold(asked, found.waits, found::vcpusOn, pcpu -> new int[] {pcpu});
        });
    }

    /** The longest episodes of some accounts, the longest first. */
    public static List<Wasted.Episode> longest(List<Wasted> accounts) {
        return accounts.stream()
                .flatMap(account -> account.longestEpisodes().stream())
                .sorted(Wasted.LONGEST)
                .limit(MOST_EPISODES)
                .toList();
    }

    private interface Question {
        List<List<Wasted>> ask(WastedTime found);
    }

    private static List<List<Wasted>> of(
            Overview overview, List<Range> ranges, int threads, int mostEpisodes, Idlers idlers, Question question) {
        try (Workers workers = new Workers(threads)) {
            WastedTime found = new WastedTime(overview, ranges, workers, mostEpisodes, idlers);
            try {
                found.addWaits(threads);
                found.addIdle();
                found.addPlaces();
                return question.ask(found);
            } finally {
                found.waits.values().forEach(JoinedIntervals::close);
                found.idle.values().forEach(JoinedIntervals::close);
            }
        }
    }

    private boolean isInside(long begin, long end) {
        return ranges.get(0).inside(begin, end) > 0
                || begin < ranges.get(ranges.size() - 1).to()
                        && end > ranges.get(0).from();
    }

    private void addWaits(int threads) {
        new StayJoin(overview).run(threads, key -> {
            if (VcpuKey.isIdle(key)) {
                return null;
            }
            JoinedIntervals own = new JoinedIntervals();
            waits.put(key, own);
            return (state, before, pcpu, begin, end, after) -> {
                if (state == VcpuState.RUNNABLE && begin < end && isInside(begin, end)) {
                    own.add(begin, end);
                }
            };
        });
        waits.values().forEach(JoinedIntervals::flush);
    }

    private void addIdle() {
        List<PcpuSchedule> schedule = overview.schedule();
        schedule.forEach(pcpu -> idle.put(pcpu.pcpu(), new JoinedIntervals()));
        workers.each(schedule.size(), place -> {
            PcpuSchedule pcpu = schedule.get(place);
            JoinedIntervals own = idle.get(pcpu.pcpu());
            PcpuPieces.Taker taker = (state, vcpu, begin, end, whole) -> {
                if (state == PcpuState.IDLE && begin < end && isInside(begin, end)) {
                    own.add(begin, end);
                }
            };
            new PcpuPieces(pcpu, overview.alignment().of(pcpu.pcpu()), overview.extent(), taker).tell();
            own.flush();
        });
    }

    /** By vcpu, the pcpus on which it ran. */
    private void addPlaces() {
        for (PcpuSchedule pcpu : overview.schedule()) {
            RunLog runs = pcpu.runs();
            BitSet slots = new BitSet();
            for (long run = 0; run < runs.count(); run++) {
                slots.set(runs.slot(run));
            }
            for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
                ranOn.computeIfAbsent(pcpu.slots().key(slot), vcpu -> new BitSet())
                        .set(pcpu.pcpu());
            }
        }
    }

    private int[] pcpusOf(int vcpu) {
        return ranOn.getOrDefault(vcpu, new BitSet()).stream().toArray();
    }

    /** Of domains, by domain and number. */
    private int[] vcpusOn(int pcpu) {
        return waits.keySet().stream()
                .mapToInt(vcpu -> vcpu)
                .filter(vcpu -> ranOn.containsKey(vcpu) && ranOn.get(vcpu).get(pcpu))
                .toArray();
    }

    /** Holds the intervals of each subject against those of its partners, and of all: the accounts by range, then subject. */
    private List<List<Wasted>> hold(
            Map<Integer, JoinedIntervals> subjects,
            Map<Integer, JoinedIntervals> others,
            IntFunction<int[]> partners,
            IntFunction<int[]> pcpus) {
        List<Integer> numbers = List.copyOf(subjects.keySet());
        WastedAccounts[] accounts = new WastedAccounts[numbers.size()];
        long least = overview.rate().ticks(EPISODE_NANOS);
        try (JoinedIntervals any = union(others.values());
                IdleReasons reasons = idlers == null ? null : new IdleReasons(idlers, idle, workers)) {
            workers.each(accounts.length, i -> {
                int subject = numbers.get(i);
                accounts[i] = new WastedAccounts(subject, ranges, least, mostEpisodes);
                Overlaps[] cuts = {};
                if (reasons != null) {
                    accounts[i].split();
                    cuts = reasons.upToEach(pcpus.apply(subject), accounts[i]);
                }
                hold(subjects.get(subject), accounts[i], any, partners.apply(subject), others, cuts);
            });
        }
        return IntStream.range(0, ranges.size())
                .mapToObj(range -> Arrays.stream(accounts)
                        .map(account -> account.of(range))
                        .toList())
                .toList();
    }

    private static JoinedIntervals union(Collection<JoinedIntervals> all) {
        return JoinedIntervals.union(List.copyOf(all));
    }

    private static void hold(
            JoinedIntervals own,
            WastedAccounts accounts,
            JoinedIntervals any,
            int[] known,
            Map<Integer, JoinedIntervals> others,
            Overlaps[] cuts) {
        JoinedIntervals[] some = new JoinedIntervals[known.length];
        Arrays.setAll(some, i -> others.get(known[i]));
        Overlaps.AnyTaker anyTaker =
                (begin, end) -> accounts.forEach(begin, end, account -> account.metAny(begin, end));
        Overlaps overlaps = new Overlaps(any, some, anyTaker, (begin, end, first) -> {
            accounts.forEach(begin, end, account -> account.metSome(begin, end, known[first]));
            for (Overlaps cut : cuts) {
                cut.meets(begin, end);
            }
        });
        for (long interval = 0; interval < own.count(); interval++) {
            long begin = own.begin(interval);
            long end = own.end(interval);
            accounts.forEach(begin, end, account -> account.lasted(begin, end));
            overlaps.take(begin, end);
        }
    }
}
