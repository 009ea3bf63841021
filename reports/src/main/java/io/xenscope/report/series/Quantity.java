package io.xenscope.report.series;

import java.util.List;

/** What can be shown over time; each with what its key and its value are. */
enum Quantity {
    RUNSTATE("state entered", "its number: 0 running, 1 runnable, 2 blocked, 3 offline", false),
    RUNSTATE_TIME("state left", "ns in it", false),
    WAIT("wake, preempt or other", "ns from runnable to running", false),
    PCPU("pcpu before", "pcpu, at each switch-in", false),
    EXIT("reason", "rip, at each VM exit", true),
    EXIT_TIME("reason", "ns from exit to entry, at the entry", false),
    INTERRUPT("vector of the host", "rip that it interrupted", true),
    INTERRUPT_TIME("vector of the host", "ns from exit to entry, at the entry", false),
    IO("r or w, port or address", "ns from the exit to the record", false),
    WAKE_TO_HALT("vector of the guest", "ns on a pcpu from the entry behind a wake to the halt", false),
    CR3("switch or flush", "frame of the page table", true),
    UNPIN_PROMOTE("unpin, promote or early_unshadow", "frame or address", true),
    HYPERCALL("name", "number", false),
    IRQ("irq", "ns in its handler", false);

    private final String keyMeaning;
    private final String valueMeaning;
    private final boolean hex;

    Quantity(String keyMeaning, String valueMeaning, boolean hex) {
        this.keyMeaning = keyMeaning;
        this.valueMeaning = valueMeaning;
        this.hex = hex;
    }

    /** As users write it. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether its values are addresses. */
    boolean isHex() {
        return hex;
    }

    String meaning() {
        return "key: " + keyMeaning + "; value: " + valueMeaning;
    }

    /** The quantity of that name, or null. */
    static Quantity of(String word) {
        for (Quantity quantity : values()) {
            if (quantity.word().equals(word)) {
                return quantity;
            }
        }
        return null;
    }

    static List<String> words() {
        return java.util.Arrays.stream(values()).map(Quantity::word).toList();
    }
}
