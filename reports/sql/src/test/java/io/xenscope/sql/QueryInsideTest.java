package io.xenscope.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

final class QueryInsideTest {
    @Test
    void the_query_that_is_copied_explained_or_made_a_table_is_found() {
        assertEquals("select ')' from (waits)", QueryInside.of("COPY (select ')' from (waits)) to 'x.csv'"));
        assertEquals("select 1 from exits", QueryInside.of("explain analyze select 1 from exits"));
        assertEquals("from waits", QueryInside.of("create or replace table w as from waits"));
        assertEquals("select * from exits", QueryInside.of("describe exits"));
        assertEquals("select * from waits", QueryInside.of("copy waits to 'w.csv'"));
        assertEquals("select 1", QueryInside.of("show tables"));
    }

    @Test
    void of_other_statements_nothing_is_known() {
        assertNull(QueryInside.of("delete from waits"));
        assertNull(QueryInside.of("copy (select 1"));
    }
}
