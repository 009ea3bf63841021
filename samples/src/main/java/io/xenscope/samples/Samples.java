package io.xenscope.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The real captures that come with the project; {@code samples/README.md} shows what is in them. */
public final class Samples {
    /** The making of a PV domain by dom0, to the first third of a second of its boot. */
    public static final String PV_DOMAIN_CREATE = "pv-domain-create";

    /** The first second of an HVM guest, with its device model in dom0. */
    public static final String HVM_BOOT = "hvm-boot";

    /** Buffers too small: many losses. */
    public static final String LOST_RECORDS = "lost-records";

    public static final List<String> ALL = List.of(PV_DOMAIN_CREATE, HVM_BOOT, LOST_RECORDS);

    /** Trace context: a domain is made by a toolstack that names what it does. Made up, and so no one of {@link #ALL}. */
    public static final String TOOLSTACK_CONTEXT = "toolstack-context";

    private Samples() {}

    /** The file as it is in the repository, packed by gzip. */
    public static Path path(String name) {
        return file(name, ".xentrace.gz");
    }

    /** The bytes of the capture itself. */
    public static byte[] bytes(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path(name)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An unpacked copy in a directory, {@code NAME.xentrace}. */
    public static Path unpacked(String name, Path directory) {
        try {
            return Files.write(directory.resolve(name + ".xentrace"), bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the toolstack of {@link #TOOLSTACK_CONTEXT} logged itself, as {@code export --context} takes it. */
    public static Path toolstackLog() {
        return file(TOOLSTACK_CONTEXT, ".jsonl");
    }

    /** What an independent program counted in the capture. */
    public static SampleCounts counts(String name) {
        try {
            return SampleCounts.parse(Files.readAllLines(file(name, ".counts.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String name, String ending) {
        return Repository.root().resolve("samples").resolve("captures").resolve(name + ending);
    }
}
