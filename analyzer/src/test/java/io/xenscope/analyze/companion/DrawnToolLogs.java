package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.item.LogClock;
import io.xenscope.analyze.companion.read.LogKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Logs that toolstacks and Xen write while a {@link DrawnHost} runs. */
final class DrawnToolLogs {
    private static final long SECOND = 1_000_000_000L;
    private static final String IOCTL = " ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private DrawnToolLogs() {}

    /** An ioctl around each hypercall, one of twenty lines of something else, and a stretch of a tenth missing. */
    static DrawnLog strace(DrawnHost host, Random random) {
        DrawnClock clock = new DrawnClock(random);
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        int lost = random.nextInt(host.calls.size());
        for (int i = 0; i < host.calls.size(); i++) {
            if (i >= lost && i < lost + host.calls.size() / 10) {
                continue;
            }
            long begin = host.calls.get(i) - 20_000 - random.nextLong(100_000);
            long end = host.calls.get(i) + 10_000 + random.nextLong(100_000);
            if (random.nextInt(20) == 0) {
                lines.add(DrawnClock.seconds(clock.at(begin - 200_000)) + " read(3, \"\", 1) = 0 <0.000020>");
                truth.add(begin - 200_000);
            }
            long lasted = (clock.at(end) / 1000 - clock.at(begin) / 1000) * 1000 + 1000;
            lines.add(DrawnClock.seconds(clock.at(begin)) + IOCTL + DrawnClock.seconds(lasted) + ">");
            truth.add(begin);
        }
        return new DrawnLog(DrawnLog.file(LogKind.STRACE, 0, null, lines), truth);
    }

    /** An ioctl around each hypercall, stamped with the local time of day. */
    static DrawnLog straceOfDay(DrawnHost host, DrawnClock clock, long zone, Long hint) {
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        for (long call : host.calls) {
            long begin = call - 50_000;
            lines.add(OF_DAY.format(instant(clock.at(begin) + zone)) + IOCTL + "0.000101>");
            truth.add(begin);
        }
        return new DrawnLog(DrawnLog.file(LogKind.STRACE, 0, null, hint, lines), truth);
    }

    /** xl -vvv -T: a domain is made and destroyed. */
    static DrawnLog xl(DrawnHost host, Random random) {
        return xl(host, random, new DrawnClock(random), 0, null, "UTC");
    }

    static DrawnLog xl(DrawnHost host, Random random, DrawnClock clock, long zone, Long hint, String name) {
        List<String> lines = new ArrayList<>();
        List<Long> truth = operations(host, random);
        for (int i = 0; i < truth.size(); i++) {
            lines.add(DATE.format(instant(clock.at(truth.get(i)) + zone)) + " " + name + " [231] " + OPERATIONS[i]);
        }
        return new DrawnLog(DrawnLog.file(LogKind.LIBXL, 0, null, hint, lines), truth);
    }

    /** The same as libvirt writes it: ms, and its zone. */
    static DrawnLog libvirt(DrawnHost host, Random random) {
        return libvirt(host, random, new DrawnClock(random), 0);
    }

    static DrawnLog libvirt(DrawnHost host, Random random, DrawnClock clock, long zone) {
        List<String> lines = new ArrayList<>();
        List<Long> truth = operations(host, random);
        for (int i = 0; i < truth.size(); i++) {
            long time = clock.at(truth.get(i)) + zone;
            long minutes = Math.abs(zone) / (60 * SECOND);
            lines.add(DATE.format(instant(time))
                    + String.format(
                            ".%03d%s%02d%02d: %s",
                            time / 1_000_000 % 1000,
                            zone < 0 ? "-" : "+",
                            minutes / 60,
                            minutes % 60,
                            OPERATIONS[i].substring("libxl: debug: ".length())));
        }
        return new DrawnLog(DrawnLog.file(LogKind.LIBXL, 0, null, lines), truth);
    }

    private static final String[] OPERATIONS = {
        "libxl: debug: libxl_create.c:2081:do_domain_create: ao 0x55c900000000: create: how=(nil)",
        "libxl: debug: libxl_create.c:1342:initiate_domain_create: Domain 1:running bootloader",
        "libxl: debug: libxl_event.c:2067:libxl__ao_complete: ao 0x55c900000000: complete, rc=0",
        "libxl: debug: libxl_domain.c:1012:libxl_domain_destroy: ao 0x55c900000001: create: how=(nil)",
        "libxl: debug: libxl_event.c:2067:libxl__ao_complete: ao 0x55c900000001: complete, rc=0"
    };

    private static List<Long> operations(DrawnHost host, Random random) {
        long begins = host.created - 2_000_000 - random.nextLong(50_000_000);
        long destroys = host.removed - 1_000_000 - random.nextLong(20_000_000);
        return List.of(
                begins,
                begins + 1_000_000,
                host.created + 1_000_000 + random.nextLong(50_000_000),
                destroys,
                host.removed + random.nextLong(5_000_000));
    }

    /** The kernel's messages of the same, as {@code dmesg --time-format iso} prints them. */
    static DrawnLog dmesg(DrawnHost host, Random random, DrawnClock clock, long zone) {
        List<String> lines = new ArrayList<>();
        List<Long> truth = operations(host, random);
        for (long moment : truth) {
            long time = clock.at(moment) + zone;
            long minutes = Math.abs(zone) / (60 * SECOND);
            lines.add(DATE.format(instant(time)).replace(' ', 'T')
                    + String.format(
                            ",%06d%s%02d:%02d xenbus: state reset",
                            Math.floorMod(time, SECOND) / 1000, zone < 0 ? "-" : "+", minutes / 60, minutes % 60));
        }
        return new DrawnLog(DrawnLog.file(LogKind.KMSG, 0, null, lines), truth);
    }

    /** DTrace's probes of the calls that {@link #operations} make; {@code isStamped}: with a column of ns. */
    static DrawnLog probes(DrawnHost host, Random random, boolean isStamped) {
        DrawnClock clock = new DrawnClock(random);
        List<String> lines = new ArrayList<>(List.of("CPU     ID                    FUNCTION:NAME"));
        List<Long> truth = new ArrayList<>();
        for (long call : host.calls) {
            boolean isCreation = call < host.created && host.created < call + 200_000;
            String name = isCreation ? "domctl:dom-create" : "memory_op:populate-physmap";
            for (boolean begins : new boolean[] {true, false}) {
                long time = call + (begins ? -20_000 - random.nextLong(50_000) : 20_000 + random.nextLong(50_000));
                lines.add((isStamped ? clock.at(time) + " " : "") + "  1   6314   privcmd_HYPERVISOR_" + name
                        + (begins ? "-start" : "-end"));
                truth.add(time);
            }
        }
        return new DrawnLog(DrawnLog.file(LogKind.XPV, 0, null, lines), truth);
    }

    /** What Xen says on its console, with its own date, its time since boot, or its counter. */
    static DrawnLog console(DrawnHost host, Random random, LogClock stamped) {
        DrawnClock clock = new DrawnClock(random);
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        for (long call : host.calls) {
            long time = clock.at(call);
            String stamp = switch (stamped) {
                case UTC -> DATE.format(instant(time)) + String.format(".%03d", time / 1_000_000 % 1000);
                case TSC -> String.format("%016X", host.tsc(call));
                default -> DrawnClock.seconds(clock.sinceBoot(call));
            };
            lines.add("(XEN) [" + stamp + "] d1v0 Over-allocation for domain 1");
            truth.add(call);
        }
        return new DrawnLog(DrawnLog.file(LogKind.KMSG, 0, null, lines), truth);
    }

    /** The clock read with the capture's counter around it, every quarter of a second. */
    static DrawnLog stamps(DrawnHost host, DrawnClock clock) {
        List<String> lines = new ArrayList<>();
        List<Long> truth = new ArrayList<>();
        for (long time = SECOND / 8; time < host.removed; time += SECOND / 4) {
            lines.add("realtime=" + clock.at(time) + " tsc_before=" + (host.tsc(time) - 1000) + " tsc_after="
                    + (host.tsc(time) + 1000));
            truth.add(time);
        }
        return new DrawnLog(DrawnLog.file(LogKind.STAMPS, 0, null, lines), truth);
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
