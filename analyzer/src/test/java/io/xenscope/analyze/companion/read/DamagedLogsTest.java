package io.xenscope.analyze.companion.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.format.ArraySource;
import io.xenscope.samples.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No bytes make a reader throw, and none of their lines is lost. */
final class DamagedLogsTest {
    private static final int DAMAGES = 2000;
    private static final int REAL_BYTES = 6000;
    private static final String SIGNS = "\n\n  \t0123456789:.,-+[](){}<>=/|'\"\\_abcdefinoprstuvxEIOSTUXN*@#";

    @Test
    void every_prefix_of_every_log_is_read_by_every_reader() {
        for (String name : Logs.ALL) {
            byte[] bytes = Logs.bytes(name);
            for (int end = 0; end <= Math.min(bytes.length, 3000); end++) {
                readByAll(name, Arrays.copyOf(bytes, end), end % 16 == 0);
            }
        }
    }

    @Test
    void damaged_logs_are_read_by_every_reader() {
        for (String name : Logs.ALL) {
            Random random = new Random(name.hashCode());
            byte[] bytes = Arrays.copyOf(Logs.bytes(name), Math.min(4000, Logs.bytes(name).length));
            for (int damage = 0; damage < DAMAGES; damage++) {
                readByAll(name + " damage " + damage, damaged(bytes, random), damage % 16 == 0);
            }
        }
    }

    @Test
    void bytes_by_chance_are_read_by_every_reader() {
        Random random = new Random(18);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            // As they come, and as text: printable, with many lines, numbers and the signs of grammars.
            readByAll("random " + i, bytes, true);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) SIGNS.charAt((bytes[at] & 0xFF) % SIGNS.length());
            }
            readByAll("random signs " + i, bytes, true);
        }
    }

    @Test
    void damaged_logs_of_real_hosts_are_read_by_every_reader() throws IOException {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        List<String> names = List.of(
                "pv-lifecycle-credit2/xenstored-trace.log",
                "pv-lifecycle-credit2/stamps.txt",
                "pv-lifecycle-credit2/guest-console.log",
                "pv-lifecycle-credit2/xl-dmesg.txt",
                "pv-pvh-lifecycle-credit/xl-k1.log",
                "xen420-arm64-lifecycle-credit/guest-k1.log",
                "xen420-pvh-credit2/dom0-interrupts.txt");
        Path captures = SharedCaptures.trace("pv-lifecycle-credit2").getParent().getParent();
        for (String name : names) {
            byte[] all = Files.readAllBytes(captures.resolve(name));
            Random random = new Random(name.hashCode());
            for (int damage = 0; damage < 100; damage++) {
                int from = random.nextInt(Math.max(1, all.length - REAL_BYTES));
                byte[] piece = Arrays.copyOfRange(all, from, Math.min(all.length, from + REAL_BYTES));
                readByAll(name + " damage " + damage, damage == 0 ? piece : damaged(piece, random), true);
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes.clone();
        for (int times = 1 + random.nextInt(8); times > 0; times--) {
            int at = random.nextInt(damaged.length);
            int other = random.nextInt(damaged.length);
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> damaged[at] = (byte) random.nextInt();
                case 2 -> {
                    byte kept = damaged[at];
                    damaged[at] = damaged[other];
                    damaged[other] = kept;
                }
                default -> {
                    int length = Math.min(random.nextInt(60), damaged.length - Math.max(at, other));
                    System.arraycopy(bytes, at, damaged, other, length);
                }
            }
        }
        return damaged;
    }

    private static void readByAll(String what, byte[] bytes, boolean byAll) {
        LogKind own = byAll ? null : kind(what);
        for (LogKind kind : LogKind.values()) {
            if (own == null || kind == own) {
                Hints hints = new Hints(what, kind, 0, null, null, 0, null);
                try (LogFile file = LogFile.read(hints, new ArraySource(what, bytes))) {
                    check(what + " as " + kind, file);
                }
            }
        }
    }

    private static LogKind kind(String what) {
        String name = what.indexOf(' ') < 0 ? what : what.substring(0, what.indexOf(' '));
        return Recognition.of(new ArraySource(name, Logs.bytes(name)));
    }

    private static void check(String what, LogFile file) {
        LogItems log = file.log();
        long ofItems = 0;
        for (long item = 0; item < log.items().size(); item++) {
            ofItems += log.items().kind(item) == ItemKind.LOSS || isFirstOfLine(log.items(), item) ? 1 : 0;
            file.text(item);
        }
        assertEquals(log.lines(), ofItems + log.noise() + log.bad().count(), what);
        if (file.kind().isStore()) {
            try (StoreLog store = StoreLog.of(file)) {
                long requests = 0;
                for (long request = 0; request < store.requests().size(); request++) {
                    store.request(request);
                    requests++;
                }
                assertEquals(
                        requests,
                        store.connections().stream()
                                .mapToLong(one -> one.requests())
                                .sum(),
                        what);
            }
        }
    }

    private static boolean isFirstOfLine(ItemLog items, long item) {
        return item == 0 || items.line(item - 1) != items.line(item);
    }
}
