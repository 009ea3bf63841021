package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xenscope.report.table.Format;
import io.xenscope.samples.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptTest {
    @TempDir
    Path directory;

    /** What is shown when somebody types this. */
    private String typed(String text) throws IOException, SQLException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (SampleDatabase sample = new SampleDatabase(directory, Samples.path(Samples.LOST_RECORDS));
                Terminal terminal =
                        new DumbTerminal(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), shown)) {
            Prompt prompt = new Prompt(
                    sample.database(),
                    (sql, results) -> {
                        sample.database().prepare(sample.database().names(sql), true);
                        sample.database().query(sql, results::print);
                    },
                    Format.CSV);
            assertEquals(0, prompt.run(terminal, null));
        }
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void statements_of_several_lines_are_answered_and_faults_do_not_end_it() throws IOException, SQLException {
        String shown = typed(
                "select 40 +\n2 as answer;\nselect * from nosuch;\nselect 'x' || 'y' as z;\n.quit\nselect 'not' as seen;\n");
        assertTrue(shown.contains("answer\n42\n"), shown);
        assertTrue(shown.contains("Table with name nosuch does not exist!"), shown);
        assertTrue(shown.contains("z\nxy\n"), shown);
        assertTrue(!shown.contains("seen\nnot"), shown);
    }

    @Test
    void tables_columns_and_examples_are_shown() throws IOException, SQLException {
        String shown = typed(".tables\n.schema waits\n.examples\n.examples 11\n.nonsense\n");
        assertTrue(shown.contains("idle_waits"), shown);
        assertTrue(shown.contains("ran_on          SMALLINT  pcpu of the run that ended it"), shown);
        assertTrue(shown.contains("20  compare captures"), shown);
        assertTrue(shown.contains("capture,dom,wait_pct"), shown);
        assertTrue(shown.contains(".schema TABLE"), shown);
    }
}
