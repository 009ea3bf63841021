package io.xenscope.analyze.companion.read;

import io.xenscope.analyze.companion.item.LogItems;
import java.util.Locale;
import java.util.function.BiFunction;

/** The kinds of companion logs, in the order in which ties are decided. */
public enum LogKind {
    XENTRACE_CONTEXT(
            "spans that a toolstack logged",
            "{\"event\":\"begin\",\"trace\":\"0af7651916cd43dd8448eb211c80319c\",\"span\":\"b7ad6b7169203331\",\"tsc\":12014400000}",
            (items, hints) -> new ContextReader(items)),
    STAMPS(
            "stamps that pair clocks",
            "realtime=1795180822.944781455 tsc_before=72311344627 tsc_after=72312932759 label=begin",
            (items, hints) -> new StampsReader(items)),
    XENSTORED(
            "xenstored's trace",
            "IN 0x55d0 20260105 10:00:00 READ (path )",
            (items, hints) -> new XenstoredReader(items)),
    OXENSTORED(
            "oxenstored's access log",
            "[20260105T10:00:00.101Z]  A7.1         rm        /local/domain/5",
            (items, hints) -> new OxenstoredReader(items)),
    SNOOP(
            "xenstore-snoop",
            "0    2301     41     XS_MKDIR: /local/domain/5 -> OK",
            (items, hints) -> new SnoopReader(items)),
    STRACE(
            "strace of a toolstack or daemon",
            "2301 1767607200.354045 ioctl(6, _IOC(_IOC_NONE, 0x50, 0, 0x30), 0x7ffd00001000) = 0 <0.000270>",
            (items, hints) -> new StraceReader(items)),
    XPV(
            "probes of the driver of hypercalls",
            "1   6314   privcmd_HYPERVISOR_domctl:dom-create-start",
            (items, hints) -> new XpvReader(items)),
    FLOW("entries and returns of functions", "-> create (XendDomain.py:410)", (items, hints) -> new FlowReader(items)),
    LIBXL(
            "a log of xl or libxl",
            "libxl: debug: libxl_create.c:2081:do_domain_create: ao 0x55c900000000: create: how=(nil)",
            (items, hints) -> new LibxlReader(items)),
    FTRACE(
            "events of a Linux kernel",
            "xl-2301  [002] ..... 123.456789: sched_switch: prev_comm=xl",
            (items, hints) -> new FtraceReader(items)),
    KMSG(
            "messages of a kernel or of Xen",
            "[   12.345678] xen: registering gsi 9",
            (items, hints) -> new KmsgReader(items)),
    EVTCHN(
            "tables of event channels",
            "1: VCPU 0: Interdomain (Connected) - Remote Domain 1, Port 2",
            (items, hints) -> new EvtchnReader(items));

    private final String title;
    private final String example;
    private final BiFunction<LogItems, Hints, LogReader> maker;

    LogKind(String title, String example, BiFunction<LogItems, Hints, LogReader> maker) {
        this.title = title;
        this.example = example;
        this.maker = maker;
    }

    /** What it is, for people. */
    public String title() {
        return title;
    }

    /** A line of such a log. */
    public String example() {
        return example;
    }

    /** The stable name of machine formats, and of hints. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reader that fills {@code items}. */
    public LogReader reader(LogItems items, Hints hints) {
        return maker.apply(items, hints);
    }

    /** The kind with a key; null where there is none. */
    public static LogKind of(String key) {
        for (LogKind kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        return null;
    }

    /** Whether its lines are requests to xenstored. */
    public boolean isStore() {
        return this == XENSTORED || this == OXENSTORED || this == SNOOP;
    }
}
