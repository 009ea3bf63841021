package io.xenscope.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar of this module on a real cluster, given to it as users do, by {@code --jars}. */
final class ClusterIT {
    private static final Path SUMMED = Samples.path(Samples.LOST_RECORDS);
    private static final Path SAMPLE = Samples.path(Samples.HVM_BOOT);
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- answers: written by a test -->\n```\n";
    private static final String END = "```\n<!-- end of answers -->\n";

    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(2);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    private static String sums(int executors, long sliceBytes) throws Exception {
        Path classes = Path.of("target", "test-classes").toAbsolutePath();
        Path own = classes.resolve("io/xenscope/spark");
        Path jar = AskSqlExample.jar(
                "sums.jar", classes, Stream.of(own.resolve("SumsJob.class"), own.resolve("Sums.class")));
        List<String> words = List.of(SUMMED.toString(), Long.toString(sliceBytes));
        return cluster.submit("io.xenscope.spark.SumsJob", jar, executors, List.of(), words);
    }

    @Test
    void one_slice_on_one_executor_and_four_on_two_have_the_rows_of_the_capture() throws Exception {
        StringBuilder expected = new StringBuilder();
        Map<String, String> own = SparkTablesTest.own(SUMMED);
        SumsJob.TABLES.forEach(table -> expected.append(table.name() + " " + own.get(table.name()) + "\n"));
        long length = SUMMED.toFile().length();
        assertEquals(expected + "executors 1\n", sums(1, length));
        assertEquals(expected + "executors 2\n", sums(2, (length + 3) / 4));
    }

    /** With -Dgolden.update=true they are written instead. */
    @Test
    void the_examples_answer_what_the_readme_shows() throws Exception {
        String answers = cluster.submit(
                AskSqlExample.NAME,
                AskSqlExample.jar(),
                2,
                List.of(AskSqlExample.CAPTURES + "=" + SAMPLE),
                AskSqlExample.QUESTIONS.stream().map(Path::toString).toList());
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, begin) + answers + readme.substring(end));
        } else {
            assertEquals(answers, readme.substring(begin, end));
        }
    }
}
