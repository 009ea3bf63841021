package io.xenscope.format.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one line of the event table into a layout. */
final class LayoutReader {
    private final TableScanner table;
    private final FieldReader fields = new FieldReader();

    LayoutReader(TableScanner table) {
        this.table = table;
    }

    /** The layout of the line that begins at {@code start}; by any thread. */
    synchronized PayloadLayout read(int start, String subclass) {
        TableScanner line = table.from(start);
        line.nextLine();
        try {
            line.word(); // the id
            return layout(line, subclass);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("not a line of the event table: " + line.line(), e);
        }
    }

    private PayloadLayout layout(TableScanner line, String subclass) {
        String name = line.word();
        String versions = line.word();
        int colon = versions.indexOf(':');
        return new PayloadLayout(
                name,
                subclass,
                Versions.of(colon < 0 ? versions : versions.substring(0, colon)),
                colon < 0 ? Optional.empty() : Optional.of(Era.Trait.of(versions.substring(colon + 1))),
                Arch.of(line.word()),
                TscRule.of(line.word()),
                WordCounts.of(line.word()),
                fields(line),
                line.rest());
    }

    private List<Field> fields(TableScanner line) {
        List<Field> read = new ArrayList<>(7);
        for (String word = line.word(); !word.equals("#"); word = line.word()) {
            read.add(fields.read(word));
        }
        return List.copyOf(read);
    }
}
