package io.xenscope.analyze.companion.read;

import java.util.Locale;

/** What a message of a kernel or of Xen is about, where that is one of the few things that explain what a capture shows. */
public enum KmsgFamily {
    /** A domain or a kernel died. */
    CRASH(
            "reported crashed by",
            "crashed on cpu",
            "domain_crash",
            " crashed:",
            "Kernel panic",
            "Oops:",
            "BUG: unable to handle"),
    /** The machine reports an error of its own. */
    MACHINE_CHECK(
            "Machine Check",
            "machine check",
            "mce: [Hardware Error]",
            "[Hardware Error]",
            "(XEN) MCE",
            "CMCI:",
            "AER:",
            "PCIe Bus Error"),
    /** A pcpu, or a CPU of a guest, came or went. */
    CPU(
            "is now offline",
            "is now online",
            "Booting Node",
            "Booting processor ",
            " to runqueue ",
            "Removing cpu ",
            "Offlining CPU"),
    /** Something took longer than a watchdog allows. */
    WATCHDOG(
            "soft lockup",
            "hard LOCKUP",
            "atchdog timer",
            "detected stall",
            "self-detected stall",
            "blocked for more than"),
    /** A page could not be had: grants, the tables of a guest's memory, the IOMMU. */
    MEMORY_FAULT(
            "grant_table.c:",
            "gnttab",
            "ad grant reference",
            "p2m.c:",
            "p2m_",
            "EPT violation",
            "Error getting mfn",
            "Could not get page ref",
            "DMAR:[",
            "AMD-Vi: IO_PAGE_FAULT"),
    /** Somebody pressed a key of Xen's console, or {@code xl debug-keys} did. */
    KEY_HANDLER("' pressed -> "),
    /** Anything else. */
    OTHER;

    private static final KmsgFamily[] ALL = values();

    private final String[] signs;

    KmsgFamily(String... signs) {
        this.signs = signs;
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public String title() {
        return key().replace('_', ' ');
    }

    static KmsgFamily of(int ordinal) {
        return ALL[ordinal];
    }

    /** What a line is about. */
    static KmsgFamily of(Line line) {
        for (KmsgFamily family : ALL) {
            for (String sign : family.signs) {
                if (line.find(sign, 0) >= 0) {
                    return family;
                }
            }
        }
        return OTHER;
    }
}
