package io.xenscope.report.table;

import java.io.IOException;
import java.io.Writer;

/** One form a {@link Page} can take. Prints the same bytes for the same page, in every locale. */
public interface Printer {
    /** Leaves the writer open. */
    void print(Page page, Writer out) throws IOException;
}
