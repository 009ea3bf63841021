/**
 * What stands out in a capture, in sentences: small rules, one a file, listed in {@link Rules}. Called by {@code summary} and
 * {@code findings}; start at {@link Findings}.
 */
package io.xenscope.report.findings;
