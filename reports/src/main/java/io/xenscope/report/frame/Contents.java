package io.xenscope.report.frame;

import io.xenscope.report.table.Page;
import io.xenscope.report.table.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** Puts tables on a page: machines find every one, people read once, at the foot, what there is none of. */
public final class Contents {
    private Contents() {}

    public static void fill(Scope scope, Page page, Table... tables) {
        missing(scope, page, tables).forEach(what -> page.note(capitalised(what) + "."));
    }

    /** Puts those that are to be shown on the page; what is missing is for the caller to say. */
    public static Set<String> missing(Scope scope, Page page, Table... tables) {
        Set<String> missing = new LinkedHashSet<>();
        for (Table table : tables) {
            if (scope.isBrief() && table.rows().isEmpty()) {
                missing.add(table.whenEmpty());
            } else {
                page.table(table);
            }
        }
        return missing;
    }

    public static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
