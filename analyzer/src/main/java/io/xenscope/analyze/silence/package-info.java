/**
 * Finds when no pcpu recorded anything although the machine went on, or its clocks did. Called by the way through a capture, between
 * two walks. Start reading at {@link io.xenscope.analyze.silence.SilenceFinder}.
 */
package io.xenscope.analyze.silence;
