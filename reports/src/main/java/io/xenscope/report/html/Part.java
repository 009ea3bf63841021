package io.xenscope.report.html;

import java.io.IOException;
import java.io.Writer;

/** One section of a page. */
interface Part {
    /** Its anchor: part of the page's contract, links into pages use it. */
    String id();

    /** Its heading, and its link in the bar on top. */
    String title();

    void write(Writer out) throws IOException;
}
