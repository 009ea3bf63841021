package io.xenscope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a log as large as one likes, for benchmarks: {@code LargeLog xenstored|ftrace FILE BYTES}. Its mix of lines is that of a busy
 * host: tools that connect, read, write in transactions and leave, kernels that watch; tasks that are switched, in and out of syscalls.
 * The same arguments give the same bytes.
 */
public final class LargeLog {
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 5, 10, 0, 0);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss");
    private static final int GUESTS = 40;
    private static final long KERNEL = 0x55d0_0000_1000L;
    private static final String[] NODES = {
        "name", "device/vbd/51712/state", "memory/target", "control/shutdown", "data/os"
    };

    private final OutputStream out;
    private final long most;
    private final Random random = new Random(7);
    private long written;
    private long millis;
    private String stamp = "";
    private long transaction;

    private LargeLog(OutputStream out, long most) {
        this.out = out;
        this.most = most;
    }

    public static void main(String[] args) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 16)) {
            LargeLog log = new LargeLog(out, Long.parseLong(args[2]));
            if (args[0].equals("xenstored")) {
                log.xenstored();
            } else {
                log.ftrace();
            }
        }
    }

    private void line(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.write(bytes);
        out.write('\n');
        written += bytes.length + 1;
    }

    private void xenstored() throws IOException {
        round();
        line("CREATE connection 0x" + Long.toHexString(KERNEL));
        for (int guest = 1; guest <= GUESTS; guest++) {
            line("CREATE connection 0x" + Long.toHexString(ring(guest)));
            for (String node : NODES) {
                pair(ring(guest), "WATCH", node + " FFFFFFFF82BB" + guest + " ", "WATCH", "OK ");
            }
        }
        while (written < most) {
            if (random.nextInt(4) == 0) {
                guest(1 + random.nextInt(GUESTS));
            } else {
                tool();
            }
        }
    }

    private static long ring(int guest) {
        return KERNEL + 0x100L * guest;
    }

    /** The daemon's loop goes round: it says how much time has passed for each domain. */
    private void round() throws IOException {
        long passed = random.nextInt(12) == 0 ? 1 : 0;
        millis += passed;
        stamp = STAMP.format(BEGIN.plusNanos(millis * 1_000_000));
        line(String.format(
                Locale.ROOT, "wrl: dom %4d %6d  msec %10d credit %11d reserve %10d discard", 0, passed, 10000, 400, 0));
    }

    private void pair(long connection, String op, String args, String answer, String result) throws IOException {
        String pointer = "0x" + Long.toHexString(connection);
        line("IN " + pointer + " " + stamp + " " + op + " (" + args + ")");
        round();
        line("OUT " + pointer + " " + stamp + " " + answer + " (" + result + ")");
    }

    private void guest(int guest) throws IOException {
        String node = NODES[random.nextInt(NODES.length)];
        if (random.nextInt(3) == 0) {
            pair(ring(guest), "READ", node + " ", "ERROR", "ENOENT ");
        } else {
            pair(ring(guest), "WRITE", node + " " + random.nextInt(1_000_000), "WRITE", "OK ");
            line("OUT 0x" + Long.toHexString(ring(guest)) + " " + stamp + " WATCH_EVENT (" + node + " FFFFFFFF82BB"
                    + guest + " )");
        }
    }

    private void tool() throws IOException {
        long connection = KERNEL + 0x10000 + 0x100L * random.nextInt(64);
        String pointer = "0x" + Long.toHexString(connection);
        line("CREATE connection " + pointer);
        String domain = "/local/domain/" + (1 + random.nextInt(GUESTS)) + "/";
        boolean writes = random.nextInt(3) == 0;
        if (writes) {
            pair(connection, "TRANSACTION_START", " ", "TRANSACTION_START", ++transaction + " ");
        }
        for (int i = 2 + random.nextInt(12); i > 0; i--) {
            String path = domain + NODES[random.nextInt(NODES.length)];
            if (writes) {
                pair(connection, "WRITE", path + " " + random.nextInt(10), "WRITE", "OK ");
            } else {
                pair(connection, "READ", path + " ", "READ", "value" + random.nextInt(1000));
            }
        }
        if (writes) {
            pair(connection, "TRANSACTION_END", "T ", random.nextInt(9) == 0 ? "ERROR" : "TRANSACTION_END", "OK ");
        }
        line("DESTROY connection " + pointer);
    }

    private void ftrace() throws IOException {
        line("# tracer: nop");
        line("# trace clock: boot");
        long nanos = 81_000_000_000L;
        while (written < most) {
            int task = 100 + random.nextInt(300);
            String head = String.format(Locale.ROOT, "%16s-%-7d [%03d]", "task-" + task % 17, task, random.nextInt(8));
            int call = random.nextInt(200);
            for (String event : new String[] {
                "d..2. %s: sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120 prev_state=R ==> next_comm=t next_pid="
                        + task + " next_prio=120",
                "..... %s: sys_enter: NR " + call + " (3, 7f0012345000, 1000, 0, 0, 0)",
                "..... %s: sys_exit: NR " + call + " = " + random.nextInt(4096),
                "d..1. %s: irq_handler_entry: irq=" + random.nextInt(60) + " name=xen-evtchn"
            }) {
                nanos += 1000 + random.nextInt(9000);
                String at = String.format(Locale.ROOT, "%d.%06d", nanos / 1_000_000_000, nanos % 1_000_000_000 / 1000);
                line(head + " " + event.replace("%s", at));
            }
        }
    }
}
