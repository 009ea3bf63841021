package io.xenscope.report.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What this build is: version and commit from the manifest of our jar, and the Java that runs it. */
public final class Version {
    private Version() {}

    static String line() throws IOException {
        return Program.NAME + " " + build() + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.version") + "\n";
    }

    /** The version alone; {@code VERSION} where it is not known. */
    static String number() {
        try {
            String version = manifest().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return version == null ? "VERSION" : version;
        } catch (IOException unknown) {
            return "VERSION";
        }
    }

    private static Attributes manifest() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return in == null ? new Attributes() : new Manifest(in).getMainAttributes();
        }
    }

    /** Version and commit of the jar. */
    public static String build() throws IOException {
        Attributes ours = manifest();
        String version = ours.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        String commit = ours.getValue("Implementation-Commit");
        // Manifests of libraries name no commit.
        return commit != null && version != null ? version + " (commit " + commit + ")" : "(not from its jar)";
    }
}
