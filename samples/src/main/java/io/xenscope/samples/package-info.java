/**
 * Small real captures, and the maker of synthetic ones in words.
 * Called by: tests.
 * Start at {@link io.xenscope.samples.TraceMaker}.
 */
package io.xenscope.samples;
