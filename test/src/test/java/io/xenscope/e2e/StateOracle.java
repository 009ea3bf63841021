package io.xenscope.e2e;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the machine was doing at a moment, from the lines of a dump alone, one after the other. */
final class StateOracle {
    /** One vcpu: its state, since when (ns), and where it ran last (-1: nowhere yet). */
    record Vcpu(String state, long since, int pcpu) {}

    /** One pcpu: who runs there, and since when (ns). */
    record Pcpu(String vcpu, long since) {}

    private static final Pattern LINE = Pattern.compile("(\\d+)\\.(\\d{9}) +\\S+ +p(\\d+) +\\S+ +(\\S+)(.*)");
    private static final Pattern CHANGE = Pattern.compile(" vcpu=(\\S+) state=(\\w+)->(\\w+)");
    private static final Pattern NAMED = Pattern.compile(" vcpu=(\\S+)");
    private static final long SECOND = 1_000_000_000;

    private final List<String> lines;
    private int next;
    final TreeMap<String, Vcpu> vcpus = new TreeMap<>();
    final TreeMap<Integer, Pcpu> pcpus = new TreeMap<>();

    StateOracle(List<String> dump) {
        lines = dump;
    }

    /** Goes on to a moment that is not before the last one. */
    void goTo(long nanos) {
        while (next < lines.size()) {
            Matcher line = LINE.matcher(lines.get(next));
            if (line.matches()) {
                long time = Long.parseLong(line.group(1)) * SECOND + Long.parseLong(line.group(2));
                if (time > nanos) {
                    return;
                }
                take(time, Integer.parseInt(line.group(3)), line.group(4), line.group(5));
            }
            next++;
        }
    }

    private void take(long time, int pcpu, String event, String rest) {
        switch (event) {
            case "sched_runstate_change" -> {
                Matcher change = CHANGE.matcher(rest);
                if (change.find()) {
                    change(time, pcpu, change.group(1), change.group(2), change.group(3));
                }
            }
            case "lost_records_begin" -> {
                pcpus.remove(pcpu);
                vcpus.values().removeIf(vcpu -> vcpu.state.equals("running") && vcpu.pcpu == pcpu);
            }
            case "lost_records_end" -> {
                Matcher who = NAMED.matcher(rest);
                if (who.find()) {
                    run(time, pcpu, who.group(1));
                }
            }
            default -> {
                // says nothing of who runs
            }
        }
    }

    private void run(long time, int pcpu, String vcpu) {
        pcpus.put(pcpu, new Pcpu(vcpu, time));
        if (!vcpu.equals("idle")) {
            vcpus.put(vcpu, new Vcpu("running", time, pcpu));
        }
    }

    private void change(long time, int pcpu, String vcpu, String from, String to) {
        if (to.equals("running")) {
            run(time, pcpu, vcpu);
            return;
        }
        if (from.equals("running")) {
            pcpus.remove(pcpu);
        }
        if (!vcpu.equals("idle")) {
            Vcpu before = vcpus.get(vcpu);
            int ranOn = from.equals("running") ? pcpu : before == null ? -1 : before.pcpu;
            vcpus.put(vcpu, new Vcpu(to, time, ranOn));
        }
    }
}
