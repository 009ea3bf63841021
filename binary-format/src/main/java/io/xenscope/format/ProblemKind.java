package io.xenscope.format;

/** What can be wrong with a capture that is still read. */
public enum ProblemKind {
    DAMAGED_GZIP("the gzip data is cut or damaged; what could be unpacked before that place is read", true),
    LEADING_GARBAGE("bytes before the first window", true),
    NO_WINDOW("no window header can be read; the records of the file are shown as of pcpu 0", false),
    TRUNCATED_HEADER("the file ends inside a window header", true),
    TRUNCATED_WINDOW("the file ends inside a window", true),
    LOST_SYNC("no window header where one was due; searched for the next", true),
    WRONG_WINDOW_SIZE("a window header states a size that its records contradict", false),
    TORN_RECORD("a record runs past the end of its window; the rest of the window is left out", true),
    STRAY_HEADER("a window header inside a window; left out up to where records go on", true),
    ZERO_FILL("zeros where records were due", true),
    DAMAGED_BUFFER(
            "bytes of trace buffers in a crash dump that are no records, or were not dumped; see the table trace_buffers",
            false),
    UNKNOWN_EVENT("records with an id that no Xen is known to write", false),
    TSC_STEP_BACK("the TSC of a pcpu falls", false),
    TSC_JUMP("the TSC of a pcpu jumps ahead by minutes: a suspended host, or records from long before", false),
    BAD_TSC("a TSC far from those around it; the record keeps the time of the one before", false),
    BAD_LOST_RECORD("a lost-records record without its four words", false),
    LOSS_OUT_OF_ORDER("a loss that ends before it begins, or begins before the preceding record", false),
    TOO_MANY_VCPUS("a vcpu behind the first 32768 by name: its records are counted and not analysed", false),
    SCHEDULE_CONTRADICTION("a vcpu leaves a pcpu on which another one was running", false),
    MISSED_TRANSITION("a vcpu changes from a state that it was not in", false),
    BAD_CONTEXT(
            "trace context that contradicts itself: an id of zeros or twice, an end or attribute of what is not open, too many open",
            false),
    CONTEXT_LEFT_OUT("spans of trace context beyond the number that is kept", false),
    CONTEXT_WITHOUT_PARENT("a span of trace context whose parent is not in the capture; it is shown as a root", false),
    CONTEXT_BESIDE_PARENT(
            "a span of trace context that does not lie in the time of its parent, or too deep in it; it is shown beside it",
            false);

    private final String meaning;
    private final boolean skipsBytes;

    ProblemKind(String meaning, boolean skipsBytes) {
        this.meaning = meaning;
        this.skipsBytes = skipsBytes;
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    /** Whether bytes counted under this kind were not read as records. */
    public boolean skipsBytes() {
        return skipsBytes;
    }

    /** The stable name of machine formats. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
