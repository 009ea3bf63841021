package io.xenscope.report.table;

import java.io.IOException;
import java.io.StringWriter;

/**
 * A table that is too long to be held, the last of its page: what stands before its rows, between them and behind them.
 * Who writes the rows gives each its form.
 *
 * @param head of text and CSV nothing: there the rows stand alone
 */
public record OpenTable(String head, String separator, String tail) {
    private static final OpenTable BARE = new OpenTable("", "", "");

    /** The surroundings of the rows of a table on a page. */
    public static OpenTable of(Page page, String name, Format format) throws IOException {
        StringWriter head = new StringWriter();
        switch (format) {
            case JSON -> {
                JsonPrinter.open(page, name, head);
                return new OpenTable(head.toString(), ",\n", "\n]}}\n");
            }
            case NDJSON -> {
                format.printer().print(page, head);
                return new OpenTable(head.toString(), "", "");
            }
            default -> {
                return BARE;
            }
        }
    }
}
