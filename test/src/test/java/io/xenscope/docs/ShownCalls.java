package io.xenscope.docs;

import io.xenscope.report.cli.InProcess;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs calls as documents show them: {@code boot.xen} and what else stands for a file of the reader's becomes a file of the
 * samples, and what a call writes goes into a directory of the test.
 */
final class ShownCalls {
    private static final Path HOME = Path.of(System.getProperty("xenscope.home"));
    private static final Path LOGS = HOME.resolve("analyzer/src/test/resources/io/xenscope/analyze/companion");

    private final Map<String, String> files;
    private final Path directory;

    /** {@code boot.xen} is the capture of the making of a PV domain, which is domain 1 there. */
    ShownCalls(Path directory) {
        this(directory, Samples.PV_DOMAIN_CREATE);
    }

    /** The same with another sample for {@code boot.xen}. */
    ShownCalls(Path directory, String boot) {
        this.directory = directory;
        String capture = sample(Samples.PV_DOMAIN_CREATE);
        this.files = Map.of(
                "boot.xen", sample(boot),
                "a.xen", capture,
                "b.xen", sample(Samples.LOST_RECORDS),
                "vmcore", capture,
                "samples/captures/hvm-boot.xentrace.gz", sample(Samples.HVM_BOOT),
                "xenstored.log",
                        LOGS.resolve("e2e-pv-domain-create.oxenstored.log").toString(),
                "xenstored-trace.log",
                        LOGS.resolve("e2e-pv-domain-create.oxenstored.log").toString(),
                "trace.txt",
                        LOGS.resolve("e2e-pv-domain-create.guest-ftrace.txt").toString());
    }

    /** Runs a call without its leading {@code xenscope}; its output is in the answer unless it has an {@code -o} of its own. */
    InProcess run(String call) throws IOException {
        List<String> words = new ArrayList<>(List.of(call.split(" ")));
        int output = words.indexOf("-o");
        Path out = directory.resolve(output < 0 ? "out" : words.get(output + 1));
        if (output >= 0) {
            words.subList(output, output + 2).clear();
        }
        for (int i = 1; i < words.size(); i++) {
            words.set(i, file(words.get(i)));
        }
        Files.deleteIfExists(out);
        return InProcess.into(out, words.toArray(new String[0]));
    }

    /** As seen from the directory of the test: how long a name is decides where lines break. */
    private static String sample(String name) {
        return Path.of("")
                .toAbsolutePath()
                .relativize(Samples.path(name).toAbsolutePath())
                .toString();
    }

    /** A word of a call with the file it stands for; hints before the name of a log stay. */
    private String file(String word) {
        int hints = word.startsWith("-") ? 0 : word.lastIndexOf(':') + 1;
        String file = files.get(word.substring(hints));
        return file == null ? word : word.substring(0, hints) + file;
    }
}
