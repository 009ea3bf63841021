package io.xenscope.report.companions;

import io.xenscope.analyze.companion.Companion;
import io.xenscope.analyze.companion.item.ItemKind;
import io.xenscope.analyze.companion.item.LogItems;
import io.xenscope.analyze.companion.xenstore.RequestLog;
import io.xenscope.analyze.companion.xenstore.StoreRequest;
import io.xenscope.report.table.OneLine;

/** What an item of a log says, in one line of ASCII. */
public final class ItemText {
    private static final int LONGEST = 400;

    private ItemText() {}

    /** Whether an item has a line of its own: of a request with its answer only the request has. */
    public static boolean isShown(Companion companion, long item) {
        ItemKind kind = companion.log().items().kind(item);
        return companion.store() == null
                || kind == ItemKind.REQUEST
                || kind == ItemKind.REQUEST_ANSWERED && requestOf(companion, item) >= 0
                || kind == ItemKind.WATCH_EVENT;
    }

    /** Who, and what: {@code c3 xenstore WRITE /local/domain/1/name g1 -> OK}; of other logs the thread and the line. */
    public static String of(Companion companion, long item) {
        long request = companion.store() == null ? -1 : requestOf(companion, item);
        if (request >= 0) {
            StoreRequest one = companion.store().request(request);
            String result = one.result() == null ? "" : " -> " + one.result();
            return ascii(one.connection().name() + " xenstore " + (one.isError() ? "[ERROR] " : "") + one.op() + " "
                    + one.args() + result);
        }
        LogItems log = companion.log();
        String thread = log.threads().name(log.items().thread(item));
        String who = thread.isEmpty() ? "" : thread + " ";
        return ascii(who + companion.kind().key() + " "
                + companion.file().text(item).text().strip());
    }

    /** The request that begins with an item; -1 where none does. */
    private static long requestOf(Companion companion, long item) {
        RequestLog requests = companion.store().requests();
        long first = requests.firstFrom(item);
        return first < requests.size() && requests.item(first) == item ? first : -1;
    }

    private static String ascii(String text) {
        String line = OneLine.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            plain.append(c >= ' ' && c < 127 ? c : '?');
        }
        return plain.toString();
    }
}
