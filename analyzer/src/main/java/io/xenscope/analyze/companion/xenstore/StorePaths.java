package io.xenscope.analyze.companion.xenstore;

/** Paths of the store. */
public final class StorePaths {
    private static final int COMPONENTS = 4;
    /** Below {@code /local/domain/N} one more is needed to say anything. */
    private static final int COMPONENTS_OF_DOMAIN = 5;

    private StorePaths() {}

    /** The path from the root: what a domain names by a relative path lies below its own. */
    public static String absolute(String path, int domain) {
        boolean isWhole = path.isEmpty() || path.charAt(0) == '/' || path.charAt(0) == '@';
        return isWhole ? path : "/local/domain/" + domain + "/" + path;
    }

    /** Its first components, numbers starred: {@code /local/domain/*}{@code /device/vbd}; empty for no path. */
    public static String prefix(String absolute) {
        int at = absolute.indexOf('/');
        if (at < 0) {
            return absolute;
        }
        int most = absolute.startsWith("/local/domain/") ? COMPONENTS_OF_DOMAIN : COMPONENTS;
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < most && at < absolute.length(); i++) {
            int next = absolute.indexOf('/', at + 1);
            int end = next < 0 ? absolute.length() : next;
            prefix.append('/');
            if (isNumber(absolute, at + 1, end)) {
                prefix.append('*');
            } else {
                prefix.append(absolute, at + 1, end);
            }
            at = end;
        }
        return prefix.toString();
    }

    private static boolean isNumber(String path, int from, int to) {
        int at = from;
        while (at < to && Character.isDigit(path.charAt(at))) {
            at++;
        }
        return at == to && to > from;
    }

    /** Whether one path is the other, or lies below it. */
    public static boolean areRelated(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        boolean isPrefix = !shorter.isEmpty() && longer.startsWith(shorter);
        return isPrefix && (longer.length() == shorter.length() || longer.charAt(shorter.length()) == '/');
    }
}
