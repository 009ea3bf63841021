package io.xenscope.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A whole report: the facts about the capture, what must be said loudly, the tables, and remarks.
 *
 * <p>Its schema, {@code xenscope.sched/1}, is the name machines know it by; the facts are their {@code capture} object.
 */
public final class Page {
    private static final String CAPTURE = "capture";

    private final String schema;
    private Table facts = new Table(CAPTURE, "Capture", List.of());
    private final List<String> warnings = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean bare;

    public Page(String schema) {
        this.schema = schema;
        facts.add(new Object[0]);
    }

    /** States facts about the capture; {@code of} is the row that they are found from. */
    public <R> Page facts(Columns<R> columns, Scale scale, R of) {
        facts = facts.with(Columns.<Object[]>group().with(columns, none -> of), scale);
        return this;
    }

    /** Says loudly what the reader must not miss: an assumed frequency, an incomplete capture. */
    public Page warning(String text) {
        warnings.add(text);
        return this;
    }

    /** Says something to people before the tables; machines have a table instead. */
    public Page sentence(String text) {
        sentences.add(text);
        return this;
    }

    public Page table(Table table) {
        if (tableNames().contains(table.name())) {
            throw new IllegalArgumentException("two tables named " + table.name());
        }
        tables.add(table);
        return this;
    }

    /** Puts others in the place of the tables so far. */
    public void replaceTables(UnaryOperator<Table> other) {
        tables.replaceAll(other);
    }

    /** A remark at the foot of the page. */
    public Page note(String text) {
        notes.add(text);
        return this;
    }

    /** This page with one of its tables, or {@code capture}, alone; null when it has no such table. */
    public Page only(String tableName) {
        for (Table table : choices()) {
            if (table.name().equals(tableName)) {
                return alone(table);
            }
        }
        return null;
    }

    private Page alone(Table table) {
        Page page = new Page(schema);
        page.facts = facts;
        page.warnings.addAll(warnings);
        page.tables.add(table);
        page.bare = true;
        return page;
    }

    /** The names {@link #only} knows. */
    public List<String> tableNames() {
        List<String> names = new ArrayList<>();
        for (Table table : choices()) {
            names.add(table.name());
        }
        return names;
    }

    private List<Table> choices() {
        List<Table> all = new ArrayList<>(tables);
        all.add(capture());
        return all;
    }

    public String schema() {
        return schema;
    }

    /** The facts as a table of one row. */
    public Table capture() {
        return facts;
    }

    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    public List<String> sentences() {
        return Collections.unmodifiableList(sentences);
    }

    public List<Table> tables() {
        return Collections.unmodifiableList(tables);
    }

    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** True when a reader asked for one table: then row-wise forms print its rows and nothing around them. */
    boolean bare() {
        return bare;
    }
}
