package io.xenscope.report.tables;

import io.xenscope.analyze.host.HostWalk;
import io.xenscope.report.table.Page;

/** A report that follows the records in the order of time: first it says what is to be followed, then it tells. */
public interface Study {
    /** Adds the activities whose accounts are needed. */
    void follow(HostWalk walk);

    /** Fills the page when all records have been followed. */
    void fill(Scope scope, Page page);
}
