package io.xenscope.format.event;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code name:type@word[-last][.bit][?][=unit]}, the notation of a field in the event table. Equal notations give
 * the same field: the table holds many, but few different ones.
 */
final class FieldReader {
    private final Map<String, Field> known = new HashMap<>(512);

    Field read(String notation) {
        Field field = known.get(notation);
        if (field == null) {
            field = parse(notation);
            known.put(notation, field);
        }
        return field;
    }

    private static Field parse(String notation) {
        int colon = notation.indexOf(':');
        int at = notation.indexOf('@', colon);
        int equals = notation.indexOf('=', at);
        int end = equals < 0 ? notation.length() : equals;
        Unit unit = equals < 0 ? Unit.NONE : Unit.of(notation.substring(equals + 1));
        boolean optional = notation.charAt(end - 1) == '?';
        String name = notation.substring(0, colon);
        String place = notation.substring(at + 1, optional ? end - 1 : end);
        if (notation.startsWith("words", colon + 1)) {
            return new Field(name, FieldType.BLOCK, digit(place, 0), digit(place, 2), 31, 0, optional, unit);
        }
        int width = Integer.parseInt(notation, colon + 2, at, 10);
        return placed(name, FieldType.of(notation.charAt(colon + 1), width), width, place, optional, unit);
    }

    private static Field placed(String name, FieldType type, int width, String place, boolean optional, Unit unit) {
        int word = digit(place, 0);
        if (type.wide()) {
            return new Field(name, type, word, word + 1, 31, 0, optional, unit);
        }
        int low = place.length() > 2 ? Integer.parseInt(place, 2, place.length(), 10) : 0;
        return new Field(name, type, word, word, low + width - 1, low, optional, unit);
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }
}
