package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementsTest {
    @Test
    void semicolons_in_quotes_and_comments_end_nothing() {
        assertEquals(
                List.of("select ';', \"a;b\" -- c;\n, 1 /* ; */", "select $$;$$"),
                Statements.of("select ';', \"a;b\" -- c;\n, 1 /* ; */; ;\n-- only a comment\n;select $$;$$"));
    }

    @Test
    void a_statement_is_complete_with_its_semicolon() {
        assertTrue(Statements.isComplete("select 1;\n"));
        assertFalse(Statements.isComplete("select ';\n"));
        assertFalse(Statements.isComplete("select 1; select 2"));
    }
}
