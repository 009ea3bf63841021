package io.xenscope.waits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.e2e.Captures;
import io.xenscope.e2e.CsvPage;
import io.xenscope.waits.DumpedReasons.Reason;
import io.xenscope.waits.DumpedSchedule.Piece;
import io.xenscope.waits.DumpedSchedule.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time in which vcpus waited while pcpus were idle is what follows from the lines of {@code dump}. */
final class WastedOracleTest {
    private static final long MILLISECOND = 1_000_000;

    /** The first of these that one of the idle pcpus has counts. */
    private static final List<String> REASONS = List.of("tickled", "not_tickled", "tasklet");

    /** A part of the time. */
    private record Interval(long begin, long end) {
        long ns() {
            return end - begin;
        }
    }

    /** Of one vcpu or pcpu, by hand. */
    private static final class Sum {
        long total;
        long atLeast;
        long atMost;
        long episodes;
        long longest;

        /** By what the scheduler took the idle pcpus for. */
        final Map<String, Long> reasons = new TreeMap<>();

        void add(Interval own, List<Interval> some, List<Interval> any, Map<String, List<Interval>> byReason) {
            total += own.ns();
            for (Interval interval : any) {
                atMost += interval.ns();
            }
            for (Interval interval : some) {
                atLeast += interval.ns();
                longest = Math.max(longest, interval.ns());
                episodes += interval.ns() > MILLISECOND ? 1 : 0;
                List<Interval> left = List.of(interval);
                for (String reason : REASONS) {
                    long before = ns(left);
                    left = without(left, byReason.getOrDefault(reason, List.of()));
                    reasons.merge(reason, before - ns(left), Long::sum);
                }
                reasons.merge("unrecorded", ns(left), Long::sum);
            }
        }

        @Override
        public String toString() {
            return total + " ns, " + atLeast + " to " + atMost + ", " + episodes + " episodes, " + longest + ", "
                    + reasons;
        }
    }

    private static long ns(List<Interval> all) {
        return all.stream().mapToLong(Interval::ns).sum();
    }

    /** What is left of some intervals when others, disjoint and in order, are taken out. */
    private static List<Interval> without(List<Interval> some, List<Interval> others) {
        List<Interval> left = new ArrayList<>();
        for (Interval one : some) {
            long begin = one.begin();
            for (Interval other : within(one, others)) {
                left.add(new Interval(begin, other.begin()));
                begin = other.end();
            }
            left.add(new Interval(begin, one.end()));
        }
        left.removeIf(interval -> interval.ns() == 0);
        return left;
    }

    static List<Path> captures() {
        return Captures.all();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void rows_are_what_the_lines_of_dump_say(Path capture) {
        CsvPage sched = CsvPage.of("sched", capture, "--cpu-hz", "1G");
        CsvPage pcpus = CsvPage.of("pcpus", capture, "--cpu-hz", "1G");
        DumpedSchedule dumped = Dumps.of(capture, sched);
        TreeMap<Integer, List<Interval>> idle = idle(dumped);
        TreeMap<String, List<Interval>> waits = waits(dumped);
        TreeMap<Integer, Map<String, List<Interval>>> reasons = reasons(capture, sched, idle);

        TreeMap<String, String> ofVcpus = new TreeMap<>();
        waits.forEach((vcpu, own) -> {
            Set<Integer> places = dumped.ranOn.getOrDefault(vcpu, new TreeSet<>());
            List<List<Interval>> some = places.stream().map(idle::get).toList();
            ofVcpus.put(vcpu, sum(own, some, List.copyOf(idle.values()), joined(places, reasons)));
        });
        assertEquals(List.of(), Dumps.differences(ofVcpus, rows(sched, "waiting_ns", "dom", "vcpu")));

        TreeMap<String, String> ofPcpus = new TreeMap<>();
        idle.forEach((pcpu, own) -> {
            List<List<Interval>> some = new ArrayList<>();
            waits.forEach((vcpu, times) -> {
                if (dumped.ranOn.getOrDefault(vcpu, new TreeSet<>()).contains(pcpu)) {
                    some.add(times);
                }
            });
            if (!own.isEmpty()) {
                ofPcpus.put("p" + pcpu, sum(own, some, List.copyOf(waits.values()), reasons.get(pcpu)));
            }
        });
        assertEquals(List.of(), Dumps.differences(ofPcpus, rows(pcpus, "idle_ns", "pcpu")));
    }

    private static Map<String, String> rows(CsvPage page, String total, String... keys) {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Map<String, String> row : page.table("wasted")) {
            String key = keys.length == 1 ? "p" + row.get("pcpu") : "d" + row.get("dom") + "v" + row.get("vcpu");
            rows.put(
                    key,
                    row.get(total) + " ns, " + row.get("at_least_ns") + " to " + row.get("at_most_ns") + ", "
                            + row.get("episodes") + " episodes, " + row.get("longest_ns") + ", "
                            + reasons(row));
        }
        return rows;
    }

    /** Nothing where nothing was wasted. */
    private static Map<String, Long> reasons(Map<String, String> row) {
        TreeMap<String, Long> reasons = new TreeMap<>();
        if (!row.get("at_least_ns").equals("0")) {
            REASONS.forEach(reason -> reasons.put(reason, number(row.get(reason + "_ns"))));
            reasons.put("unrecorded", number(row.get("unrecorded_ns")));
        }
        return reasons;
    }

    /** Empty where the capture records no decisions. */
    private static long number(String cell) {
        return cell.isEmpty() ? 0 : Long.parseLong(cell);
    }

    /** By pcpu and reason, when it was idle. */
    private static TreeMap<Integer, Map<String, List<Interval>>> reasons(
            Path capture, CsvPage sched, TreeMap<Integer, List<Interval>> idle) {
        DumpedReasons dumped = new DumpedReasons(capture, 0, sched.number("span_ns"));
        TreeMap<Integer, Map<String, List<Interval>>> reasons = new TreeMap<>();
        idle.forEach((pcpu, times) -> {
            Map<String, List<Interval>> own = new TreeMap<>();
            for (Reason reason : dumped.pcpus.getOrDefault(pcpu, List.of())) {
                own.computeIfAbsent(reason.name(), none -> new ArrayList<>())
                        .addAll(within(new Interval(reason.begin(), reason.end()), times));
            }
            own.replaceAll((name, some) -> union(some));
            reasons.put(pcpu, own);
        });
        return reasons;
    }

    private static Map<String, List<Interval>> joined(
            Set<Integer> pcpus, Map<Integer, Map<String, List<Interval>>> reasons) {
        Map<String, List<Interval>> joined = new TreeMap<>();
        for (String reason : REASONS) {
            joined.put(
                    reason,
                    union(pcpus.stream()
                            .flatMap(pcpu -> reasons.get(pcpu).getOrDefault(reason, List.of()).stream())
                            .toList()));
        }
        return joined;
    }

    private static TreeMap<Integer, List<Interval>> idle(DumpedSchedule dumped) {
        TreeMap<Integer, List<Interval>> idle = new TreeMap<>();
        dumped.pcpus.forEach((pcpu, pieces) -> {
            List<Interval> own = new ArrayList<>();
            for (Piece piece : pieces) {
                if (piece.occupant().equals("idle")) {
                    own.add(new Interval(piece.begin(), piece.end()));
                }
            }
            idle.put(pcpu, union(own));
        });
        return idle;
    }

    private static TreeMap<String, List<Interval>> waits(DumpedSchedule dumped) {
        TreeMap<String, List<Interval>> waits = new TreeMap<>();
        for (Wait wait : dumped.waits) {
            if (wait.end() > wait.begin()) {
                waits.computeIfAbsent(wait.vcpu(), none -> new ArrayList<>())
                        .add(new Interval(wait.begin(), wait.end()));
            }
        }
        waits.replaceAll((vcpu, own) -> union(own));
        return waits;
    }

    private static String sum(
            List<Interval> own,
            List<List<Interval>> some,
            List<List<Interval>> any,
            Map<String, List<Interval>> byReason) {
        List<Interval> someTime = union(some.stream().flatMap(List::stream).toList());
        List<Interval> anyTime = union(any.stream().flatMap(List::stream).toList());
        Sum sum = new Sum();
        own.forEach(interval -> sum.add(interval, within(interval, someTime), within(interval, anyTime), byReason));
        return sum.toString();
    }

    private static List<Interval> union(List<Interval> all) {
        List<Interval> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingLong(Interval::begin));
        List<Interval> union = new ArrayList<>();
        for (Interval next : sorted) {
            Interval last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last != null && next.begin() <= last.end()) {
                union.set(union.size() - 1, new Interval(last.begin(), Math.max(last.end(), next.end())));
            } else {
                union.add(next);
            }
        }
        return union;
    }

    private static List<Interval> within(Interval own, List<Interval> disjoint) {
        int low = 0;
        int high = disjoint.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (disjoint.get(middle).end() <= own.begin()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Interval> within = new ArrayList<>();
        for (int i = low; i < disjoint.size() && disjoint.get(i).begin() < own.end(); i++) {
            Interval one = disjoint.get(i);
            within.add(new Interval(Math.max(own.begin(), one.begin()), Math.min(own.end(), one.end())));
        }
        return within;
    }
}
