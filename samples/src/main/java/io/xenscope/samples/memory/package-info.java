/**
 * Makes the memory of a host with Xen's trace buffers in it, and dumps of that memory in every container. For tests. Start at
 * {@link io.xenscope.samples.memory.MadeHost}.
 */
package io.xenscope.samples.memory;
