package io.xenscope.report.tables;

import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** Puts tables on a page: machines find every one, people read once, at the foot, what there is none of. */
public final class Contents {
    private Contents() {}

    public static void fill(Scope scope, Page page, Table... tables) {
        Set<String> missing = new LinkedHashSet<>();
        for (Table table : tables) {
            if (scope.isBrief() && table.rows().isEmpty()) {
                missing.add(table.whenEmpty());
            } else {
                page.table(table);
            }
        }
        missing.forEach(what -> page.note(Character.toUpperCase(what.charAt(0)) + what.substring(1) + "."));
    }
}
