package io.xenscope.report.table;

/** The forms a report can be asked for in, by the name that {@code --format} knows. */
public enum Format {
    TEXT("text"),
    CSV("csv"),
    JSON("json"),
    NDJSON("ndjson");

    private final String option;

    Format(String option) {
        this.option = option;
    }

    public String option() {
        return option;
    }

    /** A new printer, of text as a file gets it; only here is its class, and what that needs, loaded. */
    public Printer printer() {
        return printer(Layout.UNLIMITED);
    }

    /** The same; only text has a layout. */
    public Printer printer(Layout layout) {
        return switch (this) {
            case TEXT -> new TextPrinter(layout);
            case CSV -> new CsvPrinter();
            case JSON -> new JsonPrinter();
            case NDJSON -> new NdjsonPrinter();
        };
    }
}
