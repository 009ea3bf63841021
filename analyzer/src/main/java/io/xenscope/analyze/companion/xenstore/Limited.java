package io.xenscope.analyze.companion.xenstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Accounts by key up to a limit, in the order in which they were met; those behind it share one, whose key is null. */
public final class Limited<K, V> {
    private final Map<K, V> accounts = new LinkedHashMap<>();
    private final int most;
    private final Supplier<V> maker;

    public Limited(int most, Supplier<V> maker) {
        this.most = most;
        this.maker = maker;
    }

    /** The account of a key. */
    public V of(K key) {
        V account = accounts.get(key);
        if (account == null) {
            K own = accounts.size() < most ? key : null;
            account = accounts.computeIfAbsent(own, k -> maker.get());
        }
        return account;
    }

    public Map<K, V> all() {
        return accounts;
    }
}
