package io.xenscope.report.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON appended to bytes, piece by piece, without blanks: what Jackson's generator would write, in a fraction of the time, because
 * names and values that come again are quoted once. Nothing checks that pieces nest.
 */
final class JsonBytes {
    private static final byte[] TRUE = ascii("true");
    private static final byte[] NULL = ascii("null");
    private static final byte[] NONE = {};
    private static final JsonFactory FACTORY = new JsonFactory();

    private final EventBytes out;
    private final TextMemo quoted = new TextMemo(JsonBytes::quote);
    private final TextMemo fields = new TextMemo(JsonBytes::field);
    /** Whether a value stands before the next one, in the same array or object. */
    private boolean needsComma;

    private final PartMarks marks;

    JsonBytes(EventBytes out) {
        this(out, new PartMarks());
    }

    /** Notes in {@code marks} where the values stand that are parts of a plain span. */
    JsonBytes(EventBytes out, PartMarks marks) {
        this.out = out;
        this.marks = marks;
    }

    /** The bytes that it appends to. */
    EventBytes bytes() {
        return out;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A text in quotes, as UTF-8. */
    static byte[] quote(String text) {
        return around(text, '"', NONE);
    }

    /** The name of a member, with its colon, behind a comma. */
    private static byte[] field(String name) {
        return around(name, ',', ascii(":"));
    }

    private static byte[] around(String text, char before, byte[] behind) {
        EventBytes all = new EventBytes();
        if (before != '"') {
            all.write(before);
        }
        if (isPlain(text)) {
            all.write('"');
            all.write(ascii(text));
            all.write('"');
        } else {
            writeByJackson(text, all);
        }
        all.write(behind);
        return all.copy();
    }

    /** Whether a text stands in quotes as it is. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void writeByJackson(String text, EventBytes into) {
        try (JsonGenerator json = FACTORY.createGenerator(into)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void comma() {
        if (needsComma) {
            out.write(',');
        }
        needsComma = true;
    }

    private void open(char bracket) {
        comma();
        out.write(bracket);
        needsComma = false;
    }

    private void shut(char bracket) {
        out.write(bracket);
        needsComma = true;
    }

    void startObject() {
        open('{');
    }

    void endObject() {
        shut('}');
    }

    void endArray() {
        shut(']');
    }

    /** The name of a member; its value comes next. */
    void name(String name) {
        byte[] field = fields.of(name);
        int skipped = needsComma ? 0 : 1;
        out.write(field, skipped, field.length - skipped);
        needsComma = false;
    }

    void array(String name) {
        name(name);
        open('[');
    }

    void object(String name) {
        name(name);
        open('{');
    }

    void text(String name, String value) {
        name(name);
        text(value);
    }

    /** Appends a text; null is written as such. */
    void text(String value) {
        comma();
        marks.begin(out.length());
        out.write(value == null ? NULL : quoted.of(value));
        marks.end(out.length());
    }

    void number(String name, long value) {
        name(name);
        number(value);
    }

    void number(long value) {
        comma();
        inside(value);
    }

    /** Appends a number in quotes. */
    void numberAsText(String name, long value) {
        name(name);
        comma();
        out.write('"');
        inside(value);
        out.write('"');
    }

    /** Appends sixteen digits in base 16 in quotes. */
    void hex(String name, long value) {
        name(name);
        hex(value);
    }

    void hex(long value) {
        comma();
        out.write('"');
        marks.begin(out.length());
        out.hex(value);
        marks.end(out.length());
        out.write('"');
    }

    /** Appends a number of thousandths, three digits behind the point; not negative. */
    void thousandths(String name, long value) {
        name(name);
        comma();
        out.number(value / 1000);
        int rest = (int) (value % 1000);
        out.write('.');
        out.write('0' + rest / 100);
        out.write('0' + rest / 10 % 10);
        out.write('0' + rest % 10);
    }

    void isTrue(String name) {
        name(name);
        comma();
        out.write(TRUE);
    }

    void isNull(String name) {
        name(name);
        comma();
        out.write(NULL);
    }

    /** Appends bytes that stand for a value, for several with their commas, or for the begin of one. */
    void value(byte[] bytes) {
        comma();
        out.write(bytes);
    }

    /** Ends a line. */
    void line() {
        out.write('\n');
    }

    /** Appends a text that belongs to a value begun by {@link #value}. */
    void inside(String text) {
        marks.begin(out.length());
        out.write(quoted.of(text));
        marks.end(out.length());
    }

    /** Appends a number that belongs to a value begun by {@link #value}. */
    void inside(long number) {
        marks.begin(out.length());
        out.number(number);
        marks.end(out.length());
    }

    /** What comes next is the first of its document, or stands behind others. */
    void begin(boolean isFirst) {
        needsComma = !isFirst;
    }
}
