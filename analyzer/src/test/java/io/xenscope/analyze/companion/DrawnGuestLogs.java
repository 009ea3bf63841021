package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.read.LogKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** What the kernel of a {@link DrawnHost}'s guest logs, in the forms of several tools. */
final class DrawnGuestLogs {
    private DrawnGuestLogs() {}

    /** Events of the guest's kernel, ten in each run, stamped by its own view of the counter. */
    static DrawnLog ftrace(DrawnHost host, Random random) {
        long added = random.nextLong(1L << 50);
        List<String> lines = new ArrayList<>(List.of("# trace clock: x86-tsc"));
        List<Long> truth = moments(host, random);
        for (long time : truth) {
            lines.add("  sh-7 [000] ..... " + (host.tsc(time) + added) + ": tick: n=0");
        }
        return new DrawnLog(DrawnLog.file(LogKind.FTRACE, 1, LogClock.TSC, lines), truth);
    }

    /** The same stamped in seconds since the guest's boot. */
    static DrawnLog ftraceSinceBoot(DrawnHost host, Random random) {
        return sinceBoot(
                host, random, LogKind.FTRACE, time -> "  sh-7 [000] ..... " + DrawnClock.seconds(time) + ": tick: n=0");
    }

    static DrawnLog perf(DrawnHost host, Random random) {
        return sinceBoot(
                host,
                random,
                LogKind.FTRACE,
                time -> "sh     7/7     [000] " + DrawnClock.seconds(time)
                        + ":          1 syscalls:sys_enter_ioctl: fd: 0x00000006");
    }

    /** bpftrace says no CPU. */
    static DrawnLog bpftrace(DrawnHost host, Random random) {
        return sinceBoot(host, random, LogKind.FTRACE, time -> time + " tick 7");
    }

    /** The kernel's messages, which no CPU stamps. */
    static DrawnLog kmsg(DrawnHost host, Random random) {
        return sinceBoot(host, random, LogKind.KMSG, time -> "[" + DrawnClock.seconds(time) + "] xenbus: state reset");
    }

    /** Ten lines in each run; {@code line} makes one of a time since the guest's boot. */
    private static DrawnLog sinceBoot(DrawnHost host, Random random, LogKind kind, LongFunction<String> line) {
        DrawnClock clock = new DrawnClock(random);
        List<Long> truth = moments(host, random);
        List<String> lines = new ArrayList<>();
        truth.forEach(time -> lines.add(line.apply(clock.sinceBoot(time))));
        return new DrawnLog(DrawnLog.file(kind, 1, null, lines), truth);
    }

    /** A kernel logs only when it goes idle, some 10 us before its vcpu blocks. */
    static DrawnLog idles(DrawnHost host, Random random) {
        long added = random.nextLong(1L << 50);
        List<String> lines = new ArrayList<>(List.of("# trace clock: x86-tsc"));
        List<Long> truth = new ArrayList<>();
        for (long[] run : host.runs) {
            long sleeps = run[1] - 5000 - random.nextLong(15_000);
            lines.add("  sh-7 [000] d.... " + (host.tsc(sleeps) + added)
                    + ": sched_switch: prev_comm=sh prev_pid=7 ==> next_comm=swapper/0 next_pid=0 next_prio=120");
            truth.add(sleeps);
        }
        return new DrawnLog(DrawnLog.file(LogKind.FTRACE, 1, LogClock.TSC, lines), truth);
    }

    /** An event of a PV kernel in each run, and before each of its hypercalls that it queues it, some 10 us before it makes it. */
    static DrawnLog calls(DrawnHost host, Random random) {
        long added = random.nextLong(1L << 50);
        TreeMap<Long, String> events = new TreeMap<>();
        moments(host, random, 1).forEach(time -> events.put(time, "tick: n=0"));
        for (long signal : host.signals) {
            events.put(signal - 2000 - random.nextLong(10_000), "xen_mc_entry: op 32 args [4, 0, 0, 0, 0, 0]");
        }
        List<String> lines = new ArrayList<>(List.of("# trace clock: x86-tsc"));
        events.forEach((time, text) -> lines.add("  sh-7 [000] d.... " + (host.tsc(time) + added) + ": " + text));
        return new DrawnLog(DrawnLog.file(LogKind.FTRACE, 1, LogClock.TSC, lines), new ArrayList<>(events.keySet()));
    }

    private static List<Long> moments(DrawnHost host, Random random) {
        return moments(host, random, 10);
    }

    private static List<Long> moments(DrawnHost host, Random random, int ofRun) {
        List<Long> moments = new ArrayList<>();
        for (long[] run : host.runs) {
            random.longs(ofRun, run[0] + 1000, run[1]).sorted().forEach(moments::add);
        }
        return moments;
    }
}
