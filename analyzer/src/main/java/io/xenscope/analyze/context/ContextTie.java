package io.xenscope.analyze.context;

/**
 * What ties a span of the capture to a named one.
 *
 * @param why {@code context}: it happened while that one was open; {@code made}: that one is the call that made it; and what others say
 * @param id of the named one
 */
public record ContextTie(String why, ContextId id) {}
