package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.xenscope.report.table.Format;
import io.xenscope.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what the twenty questions answer of a sample. */
final class ExampleAnswersTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- answers: written by a test -->\n";
    private static final String END = "<!-- end of answers -->\n";
    private static final int LINES = 9;
    /** As seen from the module, because answers show names of files as given. */
    private static final Path SAMPLE = Path.of("")
            .toAbsolutePath()
            .relativize(Samples.path(Samples.HVM_BOOT).toAbsolutePath());

    @TempDir
    Path directory;

    private String answers() throws SQLException {
        StringBuilder text = new StringBuilder();
        try (SampleDatabase sample = new SampleDatabase(directory, SAMPLE)) {
            for (Examples.Example one : Examples.read().all()) {
                text.append("\n### ")
                        .append(one.number())
                        .append(". ")
                        .append(one.title())
                        .append("\n\n```sql\n");
                text.append(one.sql()).append(";\n```\n```\n");
                String answer = sample.answer(one.sql(), Format.TEXT);
                answer.lines().limit(LINES).forEach(line -> text.append(line).append('\n'));
                text.append(answer.lines().count() > LINES ? "  ...\n```\n" : "```\n");
            }
        }
        return text.append('\n').toString();
    }

    /** With -Dgolden.update=true they are written instead. */
    @Test
    void the_readme_shows_what_the_questions_answer() throws IOException, SQLException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String answers = answers();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, readme.substring(0, begin) + answers + readme.substring(end));
        } else {
            assertEquals(answers, readme.substring(begin, end));
        }
    }
}
