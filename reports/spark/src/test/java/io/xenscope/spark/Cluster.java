package io.xenscope.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A standalone cluster on the loopback interface: a master and workers of one core each, processes of their own on free ports, which
 * know Spark and nothing of xenscope. Logs and what executors write lie in {@code target/cluster}.
 */
final class Cluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern WORKER = Pattern.compile("Registering worker ");
    private static final long LIMIT_MILLIS = 120_000;

    private final Path home = Path.of("target", "spark-home").toAbsolutePath();
    private final Path directory = Path.of("target", "cluster").toAbsolutePath();
    private final List<Process> processes = new ArrayList<>();
    private String url;

    private Cluster() {}

    static Cluster start(int workers) throws IOException, InterruptedException {
        Cluster cluster = new Cluster();
        boolean isUp = false;
        try {
            cluster.makeHome();
            Path log = cluster.daemon("master", "org.apache.spark.deploy.master.Master", "--port", "0");
            cluster.url = cluster.await(log, MASTER, 1);
            for (int i = 1; i <= workers; i++) {
                String work = cluster.directory.resolve("work-" + i).toString();
                cluster.daemon(
                        "worker-" + i,
                        "org.apache.spark.deploy.worker.Worker",
                        "--port",
                        "0",
                        "-c",
                        "1",
                        "-m",
                        "1g",
                        "-d",
                        work,
                        cluster.url);
            }
            cluster.await(log, WORKER, workers);
            isUp = true;
            return cluster;
        } finally {
            if (!isUp) {
                cluster.close();
            }
        }
    }

    /** A directory as a distribution of Spark has it: its jars, which are those of the class path that are not ours. */
    private void makeHome() throws IOException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        Path root = Path.of("../..").toRealPath();
        Files.createDirectories(directory);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry).toAbsolutePath();
            Path link = jars.resolve(jar.getFileName());
            String name = jar.getFileName().toString();
            // Those that the jar of this module holds.
            boolean isOurs = jar.startsWith(root) || name.startsWith("HdrHistogram") || name.startsWith("chronicle-");
            if (name.endsWith(".jar") && !isOurs && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
    }

    private List<String> java(String memory) {
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.addAll(List.of(System.getProperty("xenscope.sparkJvmArgs").split(" ")));
        call.addAll(List.of("-Xmx" + memory, "-XX:TieredStopAtLevel=1", "-cp", home.resolve("jars") + "/*"));
        return call;
    }

    private ProcessBuilder builder(List<String> call, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(call).directory(directory.toFile()).redirectError(log.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    private Path daemon(String name, String type, String... words) throws IOException {
        Path log = directory.resolve(name + ".log");
        List<String> call = java("256m");
        call.addAll(List.of(type, "--host", "127.0.0.1", "--webui-port", "0"));
        call.addAll(List.of(words));
        processes.add(builder(call, log)
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .start());
        return log;
    }

    /** Waits until a log has matches of a pattern; returns the first group of the last one, if there are groups. */
    private String await(Path log, Pattern pattern, int matches) throws IOException, InterruptedException {
        for (long end = System.currentTimeMillis() + LIMIT_MILLIS; System.currentTimeMillis() < end; ) {
            Matcher matcher = pattern.matcher(Files.readString(log));
            int found = 0;
            String group = "";
            while (matcher.find()) {
                found++;
                group = matcher.groupCount() > 0 ? matcher.group(1) : "";
            }
            if (found >= matches) {
                return group;
            }
            Thread.sleep(100);
        }
        throw new IOException("no " + pattern + " in " + log + " after two minutes");
    }

    /** Submits an application as {@code spark-submit} does, with the jar of this module; returns what it prints. */
    String submit(String type, Path application, int cores, List<String> settings, List<String> words)
            throws IOException, InterruptedException {
        Path log = directory.resolve(type + "-" + cores + ".log");
        Path out = directory.resolve(type + "-" + cores + ".out");
        List<String> call = java("1g");
        call.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", url, "--class", type));
        call.addAll(List.of("--jars", System.getProperty("xenscope.sparkJar")));
        List<String> all = new ArrayList<>(List.of(
                "spark.cores.max=" + cores,
                "spark.executor.cores=1",
                "spark.executor.memory=600m",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "spark.driver.host=127.0.0.1",
                "spark.ui.enabled=false",
                "spark.sql.shuffle.partitions=2",
                "spark.scheduler.minRegisteredResourcesRatio=1",
                "spark.sql.catalog.xen=io.xenscope.spark.Functions"));
        all.addAll(settings);
        all.forEach(setting -> call.addAll(List.of("--conf", setting)));
        call.add(application.toString());
        call.addAll(words);
        Process driver = builder(call, log).redirectOutput(out.toFile()).start();
        processes.add(driver);
        if (!driver.waitFor(15, TimeUnit.MINUTES) || driver.exitValue() != 0) {
            throw new IOException(type + " failed: see " + log + "\n" + tail(Files.readString(log)));
        }
        return Files.readString(out);
    }

    /** Waits until the executors of all applications have ended. */
    void awaitExecutors() throws InterruptedException {
        while (processes.stream().anyMatch(one -> one.descendants().findAny().isPresent())) {
            Thread.sleep(50);
        }
    }

    /** The process ids of master and workers, and of drivers that ended. */
    List<Long> pids() {
        return processes.stream().map(Process::pid).toList();
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 3000));
    }

    /** Ends all processes, those last that others report to. */
    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            Process process = processes.get(i);
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
