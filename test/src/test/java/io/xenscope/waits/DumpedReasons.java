package io.xenscope.waits;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the scheduler took each pcpu for, worked out from the lines of {@code dump} alone. A tick is a nanosecond. */
final class DumpedReasons {
    /** From one line to the next that changes it. */
    record Reason(String name, long begin, long end) {}

    private record Line(long time, int pcpu, String event, String fields) {
        long field(String name) {
            for (String field : fields.split(" ")) {
                if (field.startsWith(name + "=")) {
                    return Long.parseLong(field.substring(name.length() + 1));
                }
            }
            return 0;
        }
    }

    final Map<Integer, List<Reason>> pcpus = new TreeMap<>();

    /** {@code wholeFrom}: earlier, records of some pcpu are missing; {@code end} is the last moment of the capture. */
    DumpedReasons(Path capture, long wholeFrom, long end) {
        List<Line> lines = lines(capture);
        Map<Integer, String> names = new TreeMap<>();
        Map<Integer, Long> since = new TreeMap<>();
        Set<Integer> losing = new HashSet<>();
        for (Line line : lines) {
            Map<Integer, String> next = new TreeMap<>();
            if (line.event().equals("lost_records_begin")) {
                losing.add(line.pcpu());
                names.keySet().forEach(pcpu -> next.put(pcpu, "unrecorded"));
                next.keySet()
                        .removeIf(pcpu -> pcpu != line.pcpu() && names.get(pcpu).equals("tickled"));
            } else if (line.event().equals("lost_records_end")) {
                losing.remove(line.pcpu());
            } else if (line.event().endsWith("_tickle")) {
                next.put((int) line.field("cpu"), "tickled");
            } else if (!losing.isEmpty() || line.time() < wholeFrom) {
                next.put(line.pcpu(), "unrecorded");
            } else {
                next.put(line.pcpu(), line.field("tasklet") == 1 ? "tasklet" : "not_tickled");
            }
            next.forEach((pcpu, name) -> {
                add(pcpu, names.put(pcpu, name), since.getOrDefault(pcpu, 0L), line.time());
                since.put(pcpu, line.time());
            });
        }
        names.forEach((pcpu, name) -> add(pcpu, name, since.get(pcpu), end));
    }

    private void add(int pcpu, String name, long begin, long end) {
        if (name != null) {
            pcpus.computeIfAbsent(pcpu, none -> new ArrayList<>()).add(new Reason(name, begin, end));
        }
    }

    private static List<Line> lines(Path capture) {
        InProcess dump = InProcess.run(
                "dump",
                "--csv",
                "--quiet",
                "--cpu-hz",
                "1G",
                "--event",
                "lost_records*,csched_tickle,csched2_tickle,rtds_tickle,*_schedule",
                capture.toString());
        List<Line> lines = new ArrayList<>();
        dump.out().lines().skip(1).forEach(text -> {
            String[] cells = text.split(",", 6);
            lines.add(new Line(Long.parseLong(cells[0]), Integer.parseInt(cells[1]), cells[3], cells[5]));
        });
        lines.sort(Comparator.comparingLong(Line::time).thenComparingInt(Line::pcpu));
        return lines;
    }
}
