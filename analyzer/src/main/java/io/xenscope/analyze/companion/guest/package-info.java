/**
 * What a guest's kernel logged of itself, measured on the capture: its syscalls and tasks, and how long their vcpu waited for a pcpu.
 * Called by reports; knows placed companions and the schedule. Start at {@link io.xenscope.analyze.companion.guest.GuestTasks}.
 */
package io.xenscope.analyze.companion.guest;
