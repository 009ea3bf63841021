package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.ItemLog;
import io.xenscope.format.ArraySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Logs of tests: files beside them, or a few lines written there. */
public final class Logs {
    /** Files of each grammar, with all variants. */
    public static final List<String> ALL = List.of(
            "xenstored-c-4.17.log",
            "xenstored-c-4.19.log",
            "oxenstored-access.log",
            "xenstore-snoop.txt",
            "strace-mixed.txt",
            "strace-relative.txt",
            "xpv.txt",
            "flow-python.txt",
            "flow-stamped.txt",
            "libxl.log",
            "ftrace.txt",
            "perf-script.txt",
            "kmsg.txt",
            "context.jsonl",
            "stamps.txt",
            "event-channels.txt",
            "bpftrace.txt",
            "function-graph.txt",
            "libvirt.log",
            "xapi.log");

    private Logs() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Logs.class.getResourceAsStream("/io/xenscope/analyze/companion/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as its content is recognised. */
    public static LogFile file(String name) {
        return LogFile.read(Hints.of(name), new ArraySource(name, bytes(name)));
    }

    /** The same with hints. */
    public static LogFile file(String hints, String name) {
        return LogFile.read(Hints.parse(hints + ":" + name), new ArraySource(name, bytes(name)));
    }

    public static LogFile lines(LogKind kind, String... lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        return LogFile.read(new Hints("test", kind, 0, null, null, 0, null), new ArraySource("test", bytes));
    }

    /** Each item as {@code line kind thread name value}. */
    public static List<String> items(LogFile file) {
        List<String> all = new ArrayList<>();
        ItemLog items = file.log().items();
        for (long item = 0; item < items.size(); item++) {
            all.add(items.line(item) + " " + items.kind(item).key() + " "
                    + file.log().threads().name(items.thread(item)) + " "
                    + file.log().names().name(items.name(item)));
        }
        return all;
    }

    /** The lines that were not understood. */
    public static List<Long> bad(LogFile file) {
        return file.log().bad().first().stream().map(bad -> bad.line()).toList();
    }
}
