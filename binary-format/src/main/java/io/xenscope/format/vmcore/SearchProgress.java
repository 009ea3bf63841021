package io.xenscope.format.vmcore;

/** Hears how far the search through a dump has come; called often, from one thread. */
public interface SearchProgress {
    SearchProgress NONE = (done, all) -> {};

    /** {@code done} of {@code all} bytes of memory were looked at. */
    void at(long done, long all);
}
