/**
 * What logs of xenstored mean, whichever daemon or probe wrote them: connections, requests with their answers, transactions, the
 * lives of domains as the store saw them. Called by {@code companion} and reports; knows items, not captures.
 * Start at {@link io.xenscope.analyze.companion.xenstore.StoreLog}.
 */
package io.xenscope.analyze.companion.xenstore;
