package io.xenscope.analyze.companion.guest;

import io.xenscope.analyze.base.LatencyHistogram;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.ItemTimes;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.read.FtraceReader;
import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Syscalls and tasks of one guest from its kernel's events. How long a syscall took is the log's own time; what its vcpu did
 * meanwhile is the capture's, as far as the two are placed. Times are ns.
 */
public final class GuestTasks {
    private static final int MOST = 10_000;

    /** How many single syscalls are kept: the slowest. */
    private static final int SLOWEST = 100;

    /** All syscalls of one name. */
    public static final class Syscall {
        private final LatencyHistogram durations = new LatencyHistogram();
        long waiting;
        long blocked;
        long inXen;

        /** From entry to exit, in ns of the guest's clock. */
        public LatencyHistogram durations() {
            return durations;
        }

        /** For how long their vcpus waited for a pcpu. */
        public long waiting() {
            return waiting;
        }

        /** For how long their vcpus were blocked. */
        public long blocked() {
            return blocked;
        }

        /** For how long their vcpus ran in Xen, at least: hypercalls and VM exits inside. */
        public long inXen() {
            return inXen;
        }
    }

    /**
     * One syscall.
     *
     * @param item with which it begins
     * @param nanos from entry to exit, by the guest's clock
     * @param parts what its vcpu did meanwhile; null where it is not placed
     */
    public record Single(int vcpu, String name, long item, long nanos, Parts parts) {}

    /** For how long a vcpu ran in Xen at least, waited for a pcpu, and was blocked; {@code calls}: hypercalls and VM exits. */
    public record Parts(long inXen, long waiting, long blocked, int calls) {}

    /** One task on one vcpu. */
    public record Task(int vcpu, String command, long pid) {}

    /** How long a task ran. */
    public static final class TaskTime {
        long count;
        long guest;
        long running;
        long waiting;

        public long count() {
            return count;
        }

        /** By the guest's view. */
        public long guest() {
            return guest;
        }

        /** On a pcpu. */
        public long running() {
            return running;
        }

        /** While its vcpu waited for a pcpu. */
        public long waiting() {
            return waiting;
        }
    }

    private record Switched(Task task, long item) {}

    private final Companion companion;
    private final VcpuStays stays;
    private final IntFunction<XenTime> xen;
    private final Map<String, Syscall> syscalls = new TreeMap<>();
    private final PriorityQueue<Single> slowest = new PriorityQueue<>(
            Comparator.comparingLong(Single::nanos).thenComparing(Single::item, Comparator.reverseOrder()));
    private final Map<Task, TaskTime> tasks = new HashMap<>();
    private final Map<Integer, Switched> onVcpu = new HashMap<>();

    private GuestTasks(Companion companion, VcpuStays stays, IntFunction<XenTime> xen) {
        this.companion = companion;
        this.stays = stays;
        this.xen = xen;
    }

    /** Goes through a log of a kernel's events; {@code xen}: when each vcpu was in Xen, null where that is not known. */
    public static GuestTasks of(Companion companion, VcpuStays stays, IntFunction<XenTime> xen) {
        GuestTasks tasks = new GuestTasks(companion, stays, xen);
        LogItems log = companion.log();
        boolean[] areSwitches = new boolean[log.names().size()];
        for (int name = 0; name < areSwitches.length; name++) {
            areSwitches[name] = FtraceReader.isSwitch(log.names().name(name));
        }
        for (long item = 0; item < log.items().size(); item++) {
            int name = log.items().name(item);
            if (log.items().kind(item) == ItemKind.BEGIN) {
                tasks.syscall(item);
            } else if (name < areSwitches.length && areSwitches[name]) {
                tasks.switched(item);
            } else if (log.items().kind(item) == ItemKind.LOSS) {
                tasks.onVcpu.remove(tasks.vcpu(item));
            }
        }
        return tasks;
    }

    private int vcpu(long item) {
        return companion.vcpu(item);
    }

    private void syscall(long begin) {
        ItemLog items = companion.log().items();
        long end = items.value(begin);
        if (end == ItemLog.NONE || items.stamp(begin) == ItemLog.NONE || items.stamp(end) == ItemLog.NONE) {
            return;
        }
        String name = name(begin);
        Syscall account = syscalls.computeIfAbsent(limited(name), key -> new Syscall());
        long nanos = Math.max(0, companion.nanosBetween(begin, end));
        account.durations.record(nanos);
        Parts parts = parts(begin, end);
        if (parts != null) {
            account.waiting += parts.waiting;
            account.blocked += parts.blocked;
            account.inXen += parts.inXen;
        }
        slowest.add(new Single(vcpu(begin), name, begin, nanos, parts));
        if (slowest.size() > SLOWEST) {
            slowest.poll();
        }
    }

    private Parts parts(long begin, long end) {
        ItemTimes times = companion.times();
        if (!times.isKnown(begin) || !times.isKnown(end)) {
            return null;
        }
        int vcpu = vcpu(begin);
        long from = times.shown(begin);
        long until = times.shown(end);
        XenTime inXen = xen.apply(vcpu);
        return new Parts(
                inXen == null ? 0 : stays.ranInside(vcpu, inXen.marks(), from, until),
                stays.inside(vcpu, VcpuState.RUNNABLE, from, until),
                stays.inside(vcpu, VcpuState.BLOCKED, from, until),
                inXen == null
                        ? 0
                        : inXen.marks().firstFrom(until) - inXen.marks().firstFrom(from));
    }

    private String limited(String name) {
        return syscalls.size() < MOST || syscalls.containsKey(name) ? name : "(all others)";
    }

    /** {@code sys_enter: NR 1 (...)} and {@code sys_enter_read}: the number or the name. */
    private String name(long item) {
        LogItems log = companion.log();
        String event = log.names().name(log.items().name(item));
        int at = event.indexOf("sys_enter_");
        if (at >= 0) {
            return event.substring(at + "sys_enter_".length());
        }
        Line text = companion.file().text(item);
        int number = text.find("NR ", 0) + 3;
        return number < 3 ? event : "syscall " + text.text(number, text.skipDigits(number));
    }

    private void switched(long item) {
        int vcpu = vcpu(item);
        Switched before = onVcpu.get(vcpu);
        if (before != null) {
            account(before, vcpu, item);
        }
        Line text = companion.file().text(item);
        int command = text.find("next_comm=", 0);
        int pid = text.find(" next_pid=", 0);
        if (vcpu == VcpuKey.UNKNOWN || command < 0 || pid < command) {
            onVcpu.remove(vcpu);
            return;
        }
        long number = text.digits(pid + 10, text.skipDigits(pid + 10));
        onVcpu.put(vcpu, new Switched(new Task(vcpu, text.text(command + 10, pid), number), item));
    }

    private void account(Switched before, int vcpu, long until) {
        Task key = tasks.size() < MOST || tasks.containsKey(before.task)
                ? before.task
                : new Task(vcpu, "(all others)", -1);
        TaskTime time = tasks.computeIfAbsent(key, task -> new TaskTime());
        time.count++;
        time.guest += Math.max(0, companion.nanosBetween(before.item, until));
        ItemTimes times = companion.times();
        if (times.isKnown(before.item) && times.isKnown(until)) {
            long from = times.shown(before.item);
            time.running += stays.inside(vcpu, VcpuState.RUNNING, from, times.shown(until));
            time.waiting += stays.inside(vcpu, VcpuState.RUNNABLE, from, times.shown(until));
        }
    }

    /** By name. */
    public Map<String, Syscall> syscalls() {
        return syscalls;
    }

    /** The slowest ones, in no order. */
    public Collection<Single> slowest() {
        return slowest;
    }

    public Map<Task, TaskTime> tasks() {
        return tasks;
    }
}
