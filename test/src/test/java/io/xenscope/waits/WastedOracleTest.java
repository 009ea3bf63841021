package io.xenscope.waits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.e2e.Captures;
import io.xenscope.e2e.CsvPage;
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

    /** A stretch of time. */
    private record Stretch(long begin, long end) {
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

        void add(Stretch own, List<Stretch> some, List<Stretch> any) {
            total += own.ns();
            for (Stretch stretch : any) {
                atMost += stretch.ns();
            }
            for (Stretch stretch : some) {
                atLeast += stretch.ns();
                longest = Math.max(longest, stretch.ns());
                episodes += stretch.ns() > MILLISECOND ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            return total + " ns, " + atLeast + " to " + atMost + ", " + episodes + " episodes, " + longest;
        }
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
        TreeMap<Integer, List<Stretch>> idle = idle(dumped);
        TreeMap<String, List<Stretch>> waits = waits(dumped);

        TreeMap<String, String> ofVcpus = new TreeMap<>();
        waits.forEach((vcpu, own) -> {
            Set<Integer> places = dumped.ranOn.getOrDefault(vcpu, new TreeSet<>());
            List<List<Stretch>> some = places.stream().map(idle::get).toList();
            ofVcpus.put(vcpu, sum(own, some, List.copyOf(idle.values())));
        });
        assertEquals(List.of(), Dumps.differences(ofVcpus, rows(sched, "waiting_ns", "dom", "vcpu")));

        TreeMap<String, String> ofPcpus = new TreeMap<>();
        idle.forEach((pcpu, own) -> {
            List<List<Stretch>> some = new ArrayList<>();
            waits.forEach((vcpu, times) -> {
                if (dumped.ranOn.getOrDefault(vcpu, new TreeSet<>()).contains(pcpu)) {
                    some.add(times);
                }
            });
            if (!own.isEmpty()) {
                ofPcpus.put("p" + pcpu, sum(own, some, List.copyOf(waits.values())));
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
                            + row.get("episodes") + " episodes, " + row.get("longest_ns"));
        }
        return rows;
    }

    private static TreeMap<Integer, List<Stretch>> idle(DumpedSchedule dumped) {
        TreeMap<Integer, List<Stretch>> idle = new TreeMap<>();
        dumped.pcpus.forEach((pcpu, pieces) -> {
            List<Stretch> own = new ArrayList<>();
            for (Piece piece : pieces) {
                if (piece.occupant().equals("idle")) {
                    own.add(new Stretch(piece.begin(), piece.end()));
                }
            }
            idle.put(pcpu, union(own));
        });
        return idle;
    }

    private static TreeMap<String, List<Stretch>> waits(DumpedSchedule dumped) {
        TreeMap<String, List<Stretch>> waits = new TreeMap<>();
        for (Wait wait : dumped.waits) {
            if (wait.end() > wait.begin()) {
                waits.computeIfAbsent(wait.vcpu(), none -> new ArrayList<>())
                        .add(new Stretch(wait.begin(), wait.end()));
            }
        }
        waits.replaceAll((vcpu, own) -> union(own));
        return waits;
    }

    private static String sum(List<Stretch> own, List<List<Stretch>> some, List<List<Stretch>> any) {
        List<Stretch> someTime = union(some.stream().flatMap(List::stream).toList());
        List<Stretch> anyTime = union(any.stream().flatMap(List::stream).toList());
        Sum sum = new Sum();
        own.forEach(stretch -> sum.add(stretch, within(stretch, someTime), within(stretch, anyTime)));
        return sum.toString();
    }

    private static List<Stretch> union(List<Stretch> all) {
        List<Stretch> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingLong(Stretch::begin));
        List<Stretch> union = new ArrayList<>();
        for (Stretch next : sorted) {
            Stretch last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last != null && next.begin() <= last.end()) {
                union.set(union.size() - 1, new Stretch(last.begin(), Math.max(last.end(), next.end())));
            } else {
                union.add(next);
            }
        }
        return union;
    }

    private static List<Stretch> within(Stretch own, List<Stretch> disjoint) {
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
        List<Stretch> within = new ArrayList<>();
        for (int i = low; i < disjoint.size() && disjoint.get(i).begin() < own.end(); i++) {
            Stretch one = disjoint.get(i);
            within.add(new Stretch(Math.max(own.begin(), one.begin()), Math.min(own.end(), one.end())));
        }
        return within;
    }
}
