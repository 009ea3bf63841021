package io.xenscope.analyze.context;

import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.format.RecordCursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What attributes say of a named span (trace context, section 3.2): what it works on, which of an operation's parts, how it
 * went, and its name in pieces. Private ones, and those not known yet, are passed over.
 */
public final class ContextAttributes {
    private static final int TARGET = 1;
    private static final int SUB_OPERATION = 2;
    private static final int NAME = 3;
    private static final int RESULT = 4;
    private static final int LONGEST_NAME = 96;

    private static final int KEY_WORD = 2;
    private static final int VALUE_WORD = 3;

    private String name = "";
    private String target = "";
    private OptionalLong subOperation = OptionalLong.empty();
    private OptionalLong result = OptionalLong.empty();
    private final Map<String, Object> more = new LinkedHashMap<>();

    /** Takes the record of one attribute, which has at least one word of value. */
    void take(RecordCursor record) {
        int key = record.word(KEY_WORD) & 0xFFFF;
        int bytes = Math.min(record.word(KEY_WORD) >>> 16, Integer.BYTES * (record.wordCount() - VALUE_WORD));
        int first = record.word(VALUE_WORD);
        if (key == TARGET && bytes >= Short.BYTES) {
            target = bytes < Integer.BYTES
                    ? "d" + (first & 0xFFFF)
                    : VcpuKey.text(VcpuKey.of(first & 0xFFFF, first >>> 16));
        } else if (key == SUB_OPERATION && bytes == Integer.BYTES) {
            subOperation = OptionalLong.of(Integer.toUnsignedLong(first));
        } else if (key == NAME) {
            named(text(record, bytes));
        } else if (key == RESULT && bytes == Long.BYTES) {
            result =
                    OptionalLong.of((long) record.word(VALUE_WORD + 1) << Integer.SIZE | Integer.toUnsignedLong(first));
        }
    }

    private static String text(RecordCursor record, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) (record.word(VALUE_WORD + i / 4) >>> 8 * (i % 4) & 0xFF));
        }
        return text.toString();
    }

    /** Adds a piece to the name; what is not printable ASCII shows as a question mark. */
    public void named(String piece) {
        name = printable(name + piece);
    }

    /** Adds an attribute: a number or a text under the name of an attribute. */
    public void put(String attribute, long number) {
        more.put(attribute, number);
    }

    /** The same with a text, of which what is not printable ASCII shows as a question mark. */
    public void put(String attribute, String text) {
        more.put(attribute, printable(text));
    }

    /** What else was said, by attribute: numbers as {@link Long}, all else as text. */
    public Map<String, Object> more() {
        return more;
    }

    /** What it works on, such as {@code d1v0}. */
    public void worksOn(String what) {
        target = printable(what);
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST_NAME; i++) {
            char c = text.charAt(i);
            printable.append(c >= ' ' && c < 127 ? c : '?');
        }
        return printable.toString();
    }

    /** Empty where none was given. */
    public String name() {
        return name;
    }

    /** The vcpu or domain that it works on, {@code d1v0} or {@code d1}; empty where none was given. */
    public String target() {
        return target;
    }

    /** Which part of an operation that has several: the number of a domctl, for one. */
    public OptionalLong subOperation() {
        return subOperation;
    }

    /** What it returned. */
    public OptionalLong result() {
        return result;
    }
}
