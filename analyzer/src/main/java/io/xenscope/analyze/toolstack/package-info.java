/**
 * What a toolstack asks of Xen: its calls with what records prove of them, and for each domain made which vcpus made it and in
 * which phases. Spans, reports and the account of a creation may call it. Start at
 * {@link io.xenscope.analyze.toolstack.DomainMakings}.
 */
package io.xenscope.analyze.toolstack;
