package io.xenscope.analyze.span;

import java.util.function.IntPredicate;

/**
 * Which activations are wanted.
 *
 * @param vcpus takes the names of vcpus, see VcpuKey
 * @param from common tick; activations that begin earlier are left out
 * @param to common tick; activations that begin then or later are left out
 * @param spansPerActivation spans kept of one activation
 */
public record ActivationLimits(IntPredicate vcpus, long from, long to, int spansPerActivation) {
    boolean takes(long begin) {
        return begin >= from && begin < to;
    }
}
