package io.xenscope.sql;

import java.util.ArrayList;
import java.util.List;

/** How tests start the program in a process of its own, with their own class path. */
final class Launch {
    private Launch() {}

    /** The words before those of the user; {@code options} are of Java. */
    static List<String> xenscope(String... options) {
        List<String> call = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"));
        call.addAll(List.of(options));
        call.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.xenscope.report.Main"));
        return call;
    }
}
