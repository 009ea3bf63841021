package io.xenscope.report.cli;

import io.xenscope.report.table.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options that commands share, so that a letter means the same to each. A command takes those that it honours. */
public final class CommonOptions {
    public static final Option FROM =
            Option.filter("", "from", "TIME", "start here: 1.5s, 200ms, or -1s before the end");
    public static final Option TO =
            Option.filter("", "to", "TIME", "end here, or +200ms after; counts: what begins inside");
    public static final Option DOM =
            Option.filter("d", "dom", "LIST", "these domains only: 1,3-5,idle").takes(Choices.of(Choices.Kind.DOMAINS));
    public static final Option VCPU = Option.filter("v", "vcpu", "LIST", "these vcpus only: d1v0,d2v*,d3v0-3")
            .takes(Choices.of(Choices.Kind.VCPUS));
    public static final Option PCPU =
            Option.filter("p", "pcpu", "LIST", "these pcpus only: 0-3,7").takes(Choices.of(Choices.Kind.PCPUS));
    public static final Option EVENT = Option.filter("e", "event", "GLOB", "these events only: sched_*,0x28004")
            .takes(Choices.of(Choices.Kind.EVENTS));
    public static final Option MIN_DUR = Option.filter("", "min-dur", "TIME", "only what lasted this long: 10us");
    public static final Option TOP = Option.value("", "top", "N", "the first N only");

    public static final Option OUTPUT = Option.value("o", "output", "FILE", "write here, - is stdout; *.gz: gzipped");
    public static final Option FORMAT = Option.value("f", "format", "FORM", "text, csv, json or ndjson")
            .oneOf(Arrays.stream(Format.values()).map(Format::option).toList());
    public static final Option JSON = Option.flag("", "json", "the same as --format json");
    public static final Option CSV = Option.flag("", "csv", "the same as --format csv");
    public static final Option TABLE = Option.value("", "table", "NAME", "only this table of the report");
    static final Option UNIT = Option.value("", "unit", "UNIT", "all lengths of time in ns, us, ms or s")
            .oneOf(List.of("ns", "us", "ms", "s"));
    static final Option WIDTH = Option.value("", "width", "N", "text fits N columns, 0: any; default: the terminal");
    static final Option WIDE = Option.flag("", "wide", "all columns of tables, however long the lines");
    static final Option COLOR = Option.value("", "color", "WHEN", "auto, always or never; auto: on terminals")
            .oneOf(List.of("auto", "always", "never"));
    static final Option NO_PAGER = Option.flag("", "no-pager", "long text straight to the terminal, without less");
    public static final Option CPU_HZ = Option.value("", "cpu-hz", "HZ", "the rate of the TSC: 2.8G, 2800M");
    public static final Option NO_ALIGN = Option.flag("", "no-align", "take TSCs as they are, contradicted or not");
    public static final Option THREADS = Option.value("", "threads", "N", "work on N threads, not one per processor");
    public static final Option STRICT = Option.flag("", "strict", "exit 1 when the capture has problems");

    public static final Option XEN_SYMBOLS =
            Option.value("", "xen-symbols", "FILE", "of a crash dump: /proc/xen/xensyms");
    public static final Option PHYS_START =
            Option.value("", "phys-start", "ADDRESS", "of a crash dump: where Xen was loaded");
    public static final Option T_INFO = Option.value("", "t-info", "ADDRESS", "of a crash dump: where t_info is");
    public static final Option UNFETCHED = Option.flag("", "unfetched", "of a crash dump: only what was not fetched");

    public static final Option MEMORY_BUFFER =
            Option.flag("", "memory-buffer", "made by xentrace -M: earlier records are missing");

    public static final Option EVENTS =
            Option.value("", "events", "FILE", "names of your own events, as events.tbl has");

    public static final Option QUIET = Option.flag("q", "quiet", "no warnings, no progress");
    public static final Option LOG = Option.value("", "log", "LEVEL", "error, warn, info, debug or trace")
            .oneOf(Invocation.LEVELS);
    public static final Option HELP = Option.flag("h", "help", "this text");

    /** What every command takes without listing it. */
    static final List<Option> ALWAYS = List.of(NO_PAGER, QUIET, LOG, HELP);

    private static final List<Option> ANALYSIS = List.of(CPU_HZ, NO_ALIGN, THREADS, STRICT);
    private static final List<Option> SELDOM =
            List.of(EVENTS, MEMORY_BUFFER, XEN_SYMBOLS, PHYS_START, T_INFO, UNFETCHED);
    /** The defaults of these are right nearly always. */
    private static final List<Option> TERMINAL = List.of(WIDTH, WIDE, COLOR, NO_PAGER);

    private static final List<Option> PAGE = List.of(OUTPUT, FORMAT, JSON, CSV, TABLE, UNIT, WIDTH, WIDE, COLOR);

    private CommonOptions() {}

    /** The options of a command that reads captures and prints a page: its own, then those of all reports. */
    static List<Option> report(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.addAll(PAGE);
        all.addAll(ANALYSIS);
        all.addAll(SELDOM);
        return List.copyOf(all);
    }

    /** The options of a command that reads captures and writes a stream of its own form. */
    static List<Option> stream(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(OUTPUT);
        all.addAll(ANALYSIS);
        all.addAll(SELDOM);
        return List.copyOf(all);
    }

    /** True for those that few need: of crash dumps, memory buffers, patched Xen. */
    public static boolean isSeldom(Option option) {
        return SELDOM.contains(option);
    }

    /** True for those that help has only with all the others: few need them, or their defaults are right nearly always. */
    static boolean isOfFullHelp(Option option) {
        return isSeldom(option) || TERMINAL.contains(option);
    }

    /** True for those that help names on one line, since every report has them. */
    public static boolean isOfTheFrame(Option option) {
        return PAGE.contains(option) || ANALYSIS.contains(option) || ALWAYS.contains(option);
    }
}
