package io.xenscope.analyze.companion.xenstore;

import io.xenscope.analyze.companion.read.Line;
import io.xenscope.analyze.companion.read.LogFile;
import io.xenscope.analyze.companion.read.LogKind;

/** The texts of store items: what stands behind the operation, by the grammar of each log. */
final class StoreText {
    private final LogFile file;

    StoreText(LogFile file) {
        this.file = file;
    }

    /** Arguments of a request, or payload of an answer. */
    String payload(long item) {
        if (file.kind() == LogKind.XENSTORED) {
            return ofC(item);
        }
        return file.kind() == LogKind.OXENSTORED ? ofOcaml(item) : snooped(item)[0];
    }

    /** The result that stands in the line of a request; null where there is none. */
    String result(long item) {
        return file.kind() == LogKind.SNOOP ? snooped(item)[1] : null;
    }

    /** Whether a snooped line says that it failed. */
    boolean isError(long item) {
        return file.kind() == LogKind.SNOOP
                && file.text(item).has(file.log().items().mark(item), "[ERROR]");
    }

    private String ofC(long item) {
        Line text = file.text(item);
        String op = " " + file.log().names().name(file.log().items().name(item)) + " (";
        int begin = text.find(op, 0) + op.length();
        int end = text.length() - (text.at(text.length() - 1) == ')' ? 1 : 0);
        end -= end > begin && text.at(end - 1) == ' ' ? 1 : 0;
        return text.text(begin, Math.max(begin, end));
    }

    private String ofOcaml(long item) {
        Line text = file.text(item);
        int op = file.log().items().mark(item);
        int end = op + file.log().names().name(file.log().items().name(item)).length();
        return unescaped(text.text(text.skipBlanks(end), text.length()).stripTrailing());
    }

    /** OCaml's escapes: {@code \\}, {@code \"}, {@code \n}, {@code \t}, {@code \DDD}. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int code = next >= '0' && next <= '9' && i + 3 <= text.length()
                    ? (int) Line.of(text.substring(i, i + 3)).digits(0, 3)
                    : -1;
            if (code >= 0) {
                plain.append((char) (code & 0xFF));
                i += 2;
            } else {
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next == 'b' ? '\b' : next);
            }
        }
        return plain.toString();
    }

    private String[] snooped(long item) {
        Line text = file.text(item);
        int op = file.log().items().mark(item);
        int colon = text.find(':', op);
        String rest = text.text(colon + 1, text.length());
        boolean isEvent = text.find("XS_WATCH_EVENT", op) == op;
        int arrow = isEvent ? -1 : rest.lastIndexOf(" -> ");
        String args = (arrow < 0 ? rest : rest.substring(0, arrow)).strip();
        return new String[] {args, arrow < 0 ? null : rest.substring(arrow + 4)};
    }
}
