/**
 * {@code blame}: who had the pcpus that vcpus waited for. Called by the command line only; start at {@link BlameReport}.
 */
package io.xenscope.report.blame;
