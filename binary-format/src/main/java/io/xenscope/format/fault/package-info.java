/**
 * What stops the reading of a file.
 * Called by: everybody.
 * Start at {@link io.xenscope.format.fault.CaptureException}.
 */
package io.xenscope.format.fault;
