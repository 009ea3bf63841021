package io.xenscope.sql;

import java.util.ArrayList;
import java.util.List;

/** The questions of {@code queries.sql}: documents show them with answers, the prompt offers them. */
record Examples(List<Example> all) {
    /** One question: its number, what it asks, and the statement. */
    record Example(int number, String title, String sql) {}

    static Examples read() {
        List<Example> all = new ArrayList<>();
        String title = "";
        for (String line : Prelude.text("queries.sql").split("\n")) {
            if (line.startsWith("-- ")) {
                title = line.substring(line.indexOf(' ', 3) + 1);
            } else if (!line.isBlank()) {
                all.add(new Example(all.size() + 1, title, line.strip().replaceAll(";$", "")));
            }
        }
        return new Examples(all);
    }
}
