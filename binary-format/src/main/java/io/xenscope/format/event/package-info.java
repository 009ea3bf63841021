/**
 * Events: their ids (one class for each of Xen's event classes), the catalogue of their payloads by Xen release, and Xen's names
 * of hypercalls, exit reasons and exceptions. Every module may call it; nothing outside has an event id as a number. Start at
 * {@link io.xenscope.format.event.EventCatalogue} and {@link io.xenscope.format.event.SchedEvents}.
 */
package io.xenscope.format.event;
