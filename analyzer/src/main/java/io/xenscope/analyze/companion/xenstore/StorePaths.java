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
        String[] parts = absolute.split("/", -1);
        if (parts.length < 2) {
            return absolute;
        }
        int most = absolute.startsWith("/local/domain/") ? COMPONENTS_OF_DOMAIN : COMPONENTS;
        StringBuilder prefix = new StringBuilder();
        for (int i = 1; i < Math.min(parts.length, most + 1); i++) {
            prefix.append('/').append(isNumber(parts[i]) ? "*" : parts[i]);
        }
        return prefix.toString();
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.chars().allMatch(Character::isDigit);
    }

    /** Whether one path is the other, or lies below it. */
    public static boolean areRelated(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        boolean isPrefix = !shorter.isEmpty() && longer.startsWith(shorter);
        return isPrefix && (longer.length() == shorter.length() || longer.charAt(shorter.length()) == '/');
    }
}
