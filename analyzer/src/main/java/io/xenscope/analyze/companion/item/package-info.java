/**
 * What readers of companion logs make of lines: items packed outside the heap, with their names and where their text stands.
 * Filled by {@code companion.read}, read by all of {@code companion}; knows no grammar and no capture.
 * Start at {@link io.xenscope.analyze.companion.item.LogItems}.
 */
package io.xenscope.analyze.companion.item;
