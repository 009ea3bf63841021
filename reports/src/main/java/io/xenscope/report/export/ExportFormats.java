package io.xenscope.report.export;

import io.xenscope.report.cli.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** The list of formats, in the order of help: a line each. */
final class ExportFormats {
    /** What viewers of single traces bear (a browser, in one file). */
    private static final long IN_A_BROWSER = 100_000;

    static final List<ExportFormat> ALL = List.of(new ExportFormat(
            "jaeger", "jaeger.json", "OpenTracing JSON, for Jaeger's UI", IN_A_BROWSER, JaegerJson::new));

    private ExportFormats() {}

    static String names() {
        return ALL.stream().map(ExportFormat::name).collect(Collectors.joining(", "));
    }

    static ExportFormat named(String name) {
        return ALL.stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("export needs a format: " + names()));
    }
}
