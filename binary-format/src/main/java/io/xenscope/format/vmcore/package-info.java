/**
 * Crash dumps: finds Xen's trace buffers in the memory of a host that crashed, and makes a capture of their records. Called where
 * captures are opened ({@link io.xenscope.format.CaptureFinder}). Start at {@link io.xenscope.format.vmcore.CrashDumps}.
 */
package io.xenscope.format.vmcore;
