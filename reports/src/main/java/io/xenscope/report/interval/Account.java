package io.xenscope.report.interval;

import io.xenscope.report.tables.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be told interval by interval. */
enum Account {
    DOMAINS("What vcpus of domains did, added up", RecordKind.RUNSTATE),
    VCPUS("What vcpus did", RecordKind.RUNSTATE),
    PCPUS("What pcpus did", RecordKind.RUNSTATE),
    EXITS("VM exits", RecordKind.VM_EXIT),
    INJECTIONS("Interrupts injected into HVM vcpus", RecordKind.HVM_HANDLER),
    CALLS("Hypercalls of PV domains", RecordKind.HYPERCALL),
    IRQS("Hardware interrupts", RecordKind.IRQ),
    GRANTS("Grants mapped, unmapped, transferred", RecordKind.GRANT),
    CR3S("Vcpus by page table", RecordKind.HVM_HANDLER);

    /** As people type them. */
    static final List<String> WORDS = Arrays.stream(values()).map(Account::word).toList();

    private final String title;
    private final RecordKind needed;

    Account(String title, RecordKind needed) {
        this.title = title;
        this.needed = needed;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Account of(String word) {
        return values()[WORDS.indexOf(word)];
    }

    String title() {
        return title;
    }

    RecordKind needed() {
        return needed;
    }
}
