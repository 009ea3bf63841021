package io.xenscope.report.interval;

import io.xenscope.analyze.interval.EventGrid;
import io.xenscope.report.tables.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be told interval by interval. */
enum Account {
    DOMAINS("What vcpus of domains did, added up", null, RecordKind.RUNSTATE),
    VCPUS("What vcpus did", null, RecordKind.RUNSTATE),
    PCPUS("What pcpus did", null, RecordKind.RUNSTATE),
    EXITS("VM exits", EventGrid.Account.EXITS, RecordKind.VM_EXIT),
    INJECTIONS("Interrupts injected into HVM vcpus", EventGrid.Account.INJECTIONS, RecordKind.HVM_HANDLER),
    CALLS("Hypercalls of PV domains", EventGrid.Account.CALLS, RecordKind.HYPERCALL),
    IRQS("Hardware interrupts", EventGrid.Account.IRQS, RecordKind.IRQ),
    GRANTS("Grants mapped, unmapped, transferred", EventGrid.Account.GRANTS, RecordKind.GRANT),
    CR3S("Vcpus by page table", null, RecordKind.HVM_HANDLER);

    /** As people type them. */
    static final List<String> WORDS = Arrays.stream(values()).map(Account::word).toList();

    private final String title;
    private final EventGrid.Account events;
    private final RecordKind needed;

    Account(String title, EventGrid.Account events, RecordKind needed) {
        this.title = title;
        this.events = events;
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

    /** Null where it is no count of events. */
    EventGrid.Account events() {
        return events;
    }

    RecordKind needed() {
        return needed;
    }
}
