package io.xenscope.report.export;

import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where documents go: one to the output, several into files beside each other, numbered where one is split. */
final class DocumentFiles {
    private static final Pattern CAPTURE_SUFFIX = Pattern.compile("(?i)(\\.xen|\\.xentrace|\\.trace|\\.bin)?(\\.gz)?$");

    private final Invocation asked;
    private final boolean isEvery;
    private final boolean isSplit;

    DocumentFiles(Invocation asked, boolean isEvery, boolean isSplit) {
        this.asked = asked;
        this.isEvery = isEvery;
        this.isSplit = isSplit;
        String output = asked.value(CommonOptions.OUTPUT);
        if ((isEvery || isSplit) && (output == null || output.equals("-"))) {
            throw new UsageException(
                    isEvery ? "export all needs -o DIRECTORY" : "export --split needs -o FILE, which it numbers");
        }
    }

    /** Opens the n-th document, from 1, of a format. */
    OutputStream open(ExportFormat format, int part) throws IOException {
        if (!isEvery && !isSplit) {
            return asked.output().stream();
        }
        Path output = Path.of(asked.value(CommonOptions.OUTPUT));
        if (isEvery) {
            Output.directory(output);
            output = output.resolve(stem() + "." + format.suffix());
        }
        return asked.output(isSplit ? numbered(output, part) : output).stream();
    }

    /** The capture's name without what says that it is one. */
    private String stem() {
        Path name = asked.captures(1).get(0).getFileName();
        String text = name == null || name.toString().equals("-") ? "stdin" : name.toString();
        String stem = CAPTURE_SUFFIX.matcher(text).replaceFirst("");
        return stem.isEmpty() ? text : stem;
    }

    /** {@code boot.json} as {@code boot-001.json}. */
    private static Path numbered(Path file, int part) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        String number = String.format(Locale.ROOT, "-%03d", part);
        return file.resolveSibling(dot < 0 ? name + number : name.substring(0, dot) + number + name.substring(dot));
    }
}
