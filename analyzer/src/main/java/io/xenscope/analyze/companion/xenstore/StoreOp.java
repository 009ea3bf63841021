package io.xenscope.analyze.companion.xenstore;

import java.util.Map;

/** One name for each operation of xenstore, whatever a log calls it: those of the protocol, without {@code XS_}. */
public final class StoreOp {
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("DEBUG", "CONTROL"),
            Map.entry("XS_IS_DOMAIN_INTRODUCED", "IS_DOMAIN_INTRODUCED"),
            Map.entry("GETDOMAINPATH", "GET_DOMAIN_PATH"),
            Map.entry("directory", "DIRECTORY"),
            Map.entry("read", "READ"),
            Map.entry("getperms", "GET_PERMS"),
            Map.entry("watch", "WATCH"),
            Map.entry("unwatch", "UNWATCH"),
            Map.entry("t start", "TRANSACTION_START"),
            Map.entry("t end", "TRANSACTION_END"),
            Map.entry("introduce", "INTRODUCE"),
            Map.entry("release", "RELEASE"),
            Map.entry("getdomain", "GET_DOMAIN_PATH"),
            Map.entry("is introduced", "IS_DOMAIN_INTRODUCED"),
            Map.entry("resume", "RESUME"),
            Map.entry("write", "WRITE"),
            Map.entry("mkdir", "MKDIR"),
            Map.entry("rm", "RM"),
            Map.entry("setperms", "SET_PERMS"),
            Map.entry("reset watches", "RESET_WATCHES"),
            Map.entry("settarget", "SET_TARGET"),
            Map.entry("debug", "CONTROL"),
            Map.entry("w event", "WATCH_EVENT"));

    private StoreOp() {}

    /** The name in the protocol; what is not known stays as it is. */
    public static String of(String logged) {
        String plain =
                logged.startsWith("XS_") && !logged.equals("XS_IS_DOMAIN_INTRODUCED") ? logged.substring(3) : logged;
        return OTHER_NAMES.getOrDefault(plain, plain);
    }

    /** Whether it changes the store. */
    public static boolean isWrite(String op) {
        return op.equals("WRITE") || op.equals("MKDIR") || op.equals("RM") || op.equals("SET_PERMS");
    }

    /** Whether it asks only: an ENOENT is an answer then, not a failure. */
    public static boolean isRead(String op) {
        return op.equals("READ") || op.equals("DIRECTORY") || op.equals("DIRECTORY_PART") || op.equals("GET_PERMS");
    }

    /** Whether its first argument is a path. */
    public static boolean hasPath(String op) {
        return isWrite(op) || isRead(op) || op.equals("WATCH") || op.equals("UNWATCH") || op.equals("WATCH_EVENT");
    }
}
