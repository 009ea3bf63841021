package io.xenscope.waits;

import io.xenscope.report.cli.InProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who ran on each pcpu and when each vcpu waited, worked out from the lines of {@code dump} alone: the oracle of the reports on
 * waits. A tick is a nanosecond.
 */
final class DumpedSchedule {
    /** Who had a pcpu: {@code vcpu d1v0}, {@code idle}, {@code xen}, {@code lost} or {@code unknown}. */
    record Piece(long begin, long end, String occupant) {}

    /** A wait; {@code pcpu} is -1 where no run followed. */
    record Wait(String vcpu, String cause, int pcpu, long begin, long end) {}

    /** One pcpu while its lines are read. */
    private static final class Pcpu {
        final List<Piece> pieces = new ArrayList<>();
        long since;
        /** Null: nobody is known to run. */
        String runs;

        boolean isSeen;
        /** Who does not run: Xen switches, where the last thing seen was a switch-out. */
        String gap = "unknown";

        void until(long time, String occupant) {
            if (time > since) {
                pieces.add(new Piece(since, time, occupant));
                since = time;
            }
        }

        String running() {
            return runs.startsWith(IDLE) ? "idle" : "vcpu " + runs;
        }
    }

    /** One vcpu while its lines are read. */
    private static final class Vcpu {
        /** Null: no line has named it yet. */
        String state;

        String before = "";
        long since;
    }

    /** One line of interest. */
    private record Line(long time, int pcpu, String event, Map<String, String> fields) {
        boolean isSwitchIn() {
            return fields.getOrDefault("state", "").endsWith(">running");
        }
    }

    private static final String IDLE = "idle";

    final TreeMap<Integer, List<Piece>> pcpus = new TreeMap<>();
    final List<Wait> waits = new ArrayList<>();
    /** By vcpu, where it ran. */
    final Map<String, TreeSet<Integer>> ranOn = new HashMap<>();

    private final TreeMap<Integer, Pcpu> reading = new TreeMap<>();
    private final TreeMap<String, Vcpu> vcpus = new TreeMap<>();

    /** {@code end} is the last moment of the capture, {@code complete} whether all was read. */
    DumpedSchedule(Path capture, long end, boolean complete, List<Integer> numbers) {
        numbers.forEach(number -> reading.put(number, new Pcpu()));
        lines(capture).forEach(this::take);
        reading.forEach((number, pcpu) -> {
            if (pcpu.runs != null && complete) {
                pcpu.until(end, pcpu.running());
            }
            pcpu.until(end, "unknown");
            pcpus.put(number, pcpu.pieces);
        });
        vcpus.forEach((name, vcpu) -> {
            if ("runnable".equals(vcpu.state) && !name.startsWith(IDLE)) {
                waits.add(new Wait(name, cause(vcpu), -1, vcpu.since, end));
            }
        });
    }

    private static List<Line> lines(Path capture) {
        List<Line> lines = new ArrayList<>();
        for (String event : List.of("lost_records*", "sched_continue_running", "sched_runstate_change")) {
            InProcess dump =
                    InProcess.run("dump", "--csv", "--quiet", "--cpu-hz", "1G", "--event", event, capture.toString());
            dump.out().lines().skip(1).forEach(text -> lines.add(line(text)));
        }
        lines.sort(Comparator.comparingLong(Line::time));
        order(lines);
        return lines;
    }

    private static Line line(String text) {
        String[] cells = text.split(",", 6);
        Map<String, String> fields = new HashMap<>();
        for (String field : cells[5].split(" ")) {
            String[] pair = field.split("=", 2);
            fields.put(pair[0], pair[pair.length - 1]);
        }
        return new Line(Long.parseLong(cells[0]), Integer.parseInt(cells[1]), cells[3], fields);
    }

    /** Of what two pcpus wrote of a vcpu at one moment, a wake-up comes before the run. */
    private static void order(List<Line> lines) {
        for (int i = 1; i < lines.size(); i++) {
            for (int at = i; at > 0 && isBefore(lines.get(at), lines.get(at - 1)); at--) {
                lines.set(at, lines.set(at - 1, lines.get(at)));
            }
        }
    }

    private static boolean isBefore(Line line, Line earlier) {
        return line.time() == earlier.time()
                && line.pcpu() != earlier.pcpu()
                && earlier.isSwitchIn()
                && !line.isSwitchIn()
                && earlier.fields().get("vcpu").equals(line.fields().get("vcpu"));
    }

    private void take(Line line) {
        Pcpu pcpu = reading.get(line.pcpu());
        String name = line.fields().get("vcpu");
        switch (line.event()) {
            case "lost_records_begin" -> lossBegins(pcpu, line.time());
            case "lost_records_end" -> {
                pcpu.until(line.time(), "lost");
                pcpu.runs = name;
                runs(name, line.pcpu(), line.time());
            }
            case "sched_continue_running" -> unseen(pcpu, line, name);
            default -> {
                String[] states = line.fields().get("state").split("->");
                if (states[0].equals("running")) {
                    unseen(pcpu, line, name);
                    pcpu.until(line.time(), pcpu.running());
                    pcpu.runs = null;
                    pcpu.gap = "xen";
                } else if (states[1].equals("running")) {
                    pcpu.until(line.time(), pcpu.gap);
                    pcpu.runs = name;
                    pcpu.isSeen = true;
                }
                changes(line, name, states[0], states[1]);
            }
        }
    }

    /** The first that is seen of a pcpu is who runs there: it did before. */
    private void unseen(Pcpu pcpu, Line line, String name) {
        if (!pcpu.isSeen && pcpu.runs == null) {
            pcpu.runs = name;
            if (!vcpus.containsKey(name)) {
                runs(name, line.pcpu(), 0);
            }
        }
        pcpu.isSeen = true;
    }

    private void lossBegins(Pcpu pcpu, long time) {
        if (pcpu.runs != null) {
            vcpus.get(pcpu.runs).state = "lost";
            pcpu.until(time, pcpu.running());
        }
        pcpu.until(time, "unknown");
        pcpu.runs = null;
        pcpu.isSeen = true;
        pcpu.gap = "unknown";
    }

    private void runs(String name, int pcpu, long time) {
        Vcpu vcpu = vcpus.computeIfAbsent(name, none -> new Vcpu());
        vcpu.state = "running";
        vcpu.since = time;
        ranOn.computeIfAbsent(name, none -> new TreeSet<>()).add(pcpu);
    }

    private void changes(Line line, String name, String from, String to) {
        Vcpu vcpu = vcpus.computeIfAbsent(name, none -> new Vcpu());
        boolean isWait = from.equals("runnable") && (vcpu.state == null || vcpu.state.equals("runnable"));
        if (isWait && !name.startsWith(IDLE)) {
            int next = to.equals("running") ? line.pcpu() : -1;
            String cause = next < 0 && vcpu.state != null ? "no_run" : cause(vcpu);
            waits.add(new Wait(name, cause, next, vcpu.since, line.time()));
        }
        vcpu.before = from;
        vcpu.state = to;
        vcpu.since = line.time();
        if (to.equals("running") || from.equals("running")) {
            ranOn.computeIfAbsent(name, none -> new TreeSet<>()).add(line.pcpu());
        }
    }

    /** Who had the pcpu on which the vcpu ran next, piece by piece; {@code unknown} where it never did. */
    List<Piece> during(Wait wait) {
        if (wait.begin() == wait.end()) {
            return List.of();
        }
        if (wait.pcpu() < 0) {
            return List.of(new Piece(wait.begin(), wait.end(), "unknown"));
        }
        List<Piece> pieces = pcpus.get(wait.pcpu());
        List<Piece> during = new ArrayList<>();
        for (int i = firstEndingAfter(pieces, wait.begin()); i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.begin() >= wait.end()) {
                break;
            }
            during.add(new Piece(
                    Math.max(piece.begin(), wait.begin()), Math.min(piece.end(), wait.end()), piece.occupant()));
        }
        return during;
    }

    static int firstEndingAfter(List<Piece> pieces, long time) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (pieces.get(middle).end() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String cause(Vcpu vcpu) {
        return switch (vcpu.before) {
            case "running" -> "preempt";
            case "blocked", "offline" -> "wake";
            default -> "other";
        };
    }
}
