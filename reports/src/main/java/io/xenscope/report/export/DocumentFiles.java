package io.xenscope.report.export;

import io.xenscope.report.cli.CommonOptions;
import io.xenscope.report.cli.Invocation;
import io.xenscope.report.cli.Output;
import io.xenscope.report.cli.UsageException;
import io.xenscope.report.frame.CaptureStems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where documents go: one to the output, several into files beside each other, numbered where one is split. Those of all
 * formats, or of several captures, go into a directory, each under its capture's name.
 */
final class DocumentFiles {
    private final Invocation asked;
    private final boolean isDirectory;
    private final boolean isSplit;
    private final CaptureStems stems;
    private String stem = "";

    DocumentFiles(Invocation asked, boolean isEvery, boolean isSplit, int captures) {
        this.asked = asked;
        this.stems = new CaptureStems(asked);
        this.isDirectory = isEvery || captures > 1;
        this.isSplit = isSplit;
        String output = asked.value(CommonOptions.OUTPUT);
        if ((isDirectory || isSplit) && (output == null || output.equals("-"))) {
            String what = isEvery ? "export all" : isDirectory ? "export of several captures" : "export --split";
            throw new UsageException(what + (isDirectory ? " needs -o DIRECTORY" : " needs -o FILE, which it numbers"));
        }
    }

    /** Goes on with another capture; where two are called the same, the later ones' files are numbered. */
    void moveTo(Path capture) {
        stem = stems.of(capture);
    }

    /** Opens the n-th document, from 1, of a format. */
    Output open(ExportFormat format, int part) throws IOException {
        if (!isDirectory && !isSplit) {
            return asked.output();
        }
        Path output = Path.of(asked.value(CommonOptions.OUTPUT));
        if (isDirectory) {
            Output.directory(output);
            output = output.resolve(stem + "." + format.suffix());
        }
        return asked.output(isSplit ? numbered(output, part) : output);
    }

    /** {@code boot.json} as {@code boot-001.json}. */
    private static Path numbered(Path file, int part) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        String number = String.format(Locale.ROOT, "-%03d", part);
        return file.resolveSibling(dot < 0 ? name + number : name.substring(0, dot) + number + name.substring(dot));
    }
}
