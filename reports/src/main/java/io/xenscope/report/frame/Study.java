package io.xenscope.report.frame;

import io.xenscope.analyze.track.Readings;
import io.xenscope.report.table.Page;

/** A report for which records are read again: first it asks for trackers, then it prints what they found. */
public interface Study {
    /** Adds the trackers whose accounts are needed. */
    void follow(Readings readings);

    /** Fills the page when all has been read. */
    void fill(Scope scope, Page page);
}
