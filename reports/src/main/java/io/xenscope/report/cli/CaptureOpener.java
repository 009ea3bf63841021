package io.xenscope.report.cli;

import io.xenscope.format.Capture;
import io.xenscope.format.vmcore.CrashDumps;
import io.xenscope.format.vmcore.DumpOptions;
import io.xenscope.format.vmcore.DumpOrigin;
import io.xenscope.format.vmcore.SearchProgress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** Opens what the user named: a capture, or the crash dump of a host that has one in its memory. */
final class CaptureOpener {
    private static final long FIRST_AFTER_NANOS = 2_000_000_000L;
    private static final long EVERY_NANOS = 5_000_000_000L;

    private final Invocation asked;

    CaptureOpener(Invocation asked) {
        this.asked = asked;
    }

    /** The capture, and warnings of what was found with it on stderr. */
    Capture open(Path path) {
        CrashDumps dumps = new CrashDumps(options(), progress(path));
        Capture capture = Capture.open(path.toString(), asked.threads(), dumps);
        DumpOrigin dump = DumpOrigin.of(capture);
        if (dump != null) {
            dump.warnings().forEach(text -> asked.warn(path + ": " + text));
        }
        return asked.has(CommonOptions.MEMORY_BUFFER) ? capture.midway() : capture;
    }

    /** What the options say; refuses what is no address. */
    DumpOptions options() {
        String symbols = asked.value(CommonOptions.XEN_SYMBOLS);
        if (symbols == null && asked.has(CommonOptions.PHYS_START)) {
            throw new UsageException("--phys-start says where the Xen of --xen-symbols was loaded: give both");
        }
        return new DumpOptions(
                symbols == null ? null : Path.of(symbols),
                address(CommonOptions.PHYS_START),
                address(CommonOptions.T_INFO),
                asked.has(CommonOptions.UNFETCHED));
    }

    private OptionalLong address(Option option) {
        String text = asked.value(option);
        if (text == null) {
            return OptionalLong.empty();
        }
        String digits = text.toLowerCase(Locale.ROOT).startsWith("0x") ? text.substring(2) : text;
        try {
            long address = Long.parseUnsignedLong(digits, 16);
            if (address >= 0) {
                return OptionalLong.of(address);
            }
        } catch (NumberFormatException noNumber) {
            // Reported below.
        }
        throw UsageException.badValue(option, text, "a machine address in hexadecimal, as 0x3fc61000");
    }

    /** A line now and then: a host's memory takes minutes to search. */
    private SearchProgress progress(Path path) {
        long[] next = {System.nanoTime() + FIRST_AFTER_NANOS};
        return (done, all) -> {
            long now = System.nanoTime();
            if (now - next[0] >= 0) {
                next[0] = now + EVERY_NANOS;
                asked.progress(String.format(
                        Locale.ROOT,
                        "%s: searched %.1f of %.1f GiB for trace buffers",
                        path,
                        done / (double) (1 << 30),
                        all / (double) (1 << 30)));
            }
        };
    }
}
