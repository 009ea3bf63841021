package io.xenscope.report.manual;

import java.util.List;

/** A piece of a page of the manual. Texts may have {@code `code`}, {@code **bold**} and {@code [links](to)} in them. */
sealed interface Block {
    /** Begins a section; {@code level} 1 is one of the page, 2 one inside it. */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A term and what it means: an option, a row of a table, a point of a list (whose term is empty). */
    record Item(String term, String text) implements Block {}

    /** Lines as they stand. */
    record Code(List<String> lines) implements Block {}
}
