package io.xenscope.report.latency;

import io.xenscope.analyze.base.LatencyHistogram;

/**
 * Durations of one name, and whose they are.
 *
 * @param name the stable name of machine formats
 * @param reason of VM exits; otherwise null
 */
public record LatencyRow(String name, Owner owner, String reason, LatencyHistogram durations) {
    /** Whose: what does not apply is null. */
    public record Owner(Level level, Integer dom, Integer vcpu, Integer pcpu) {
        /** As {@code d1v0}; empty for all. */
        String text() {
            return switch (level) {
                case ALL -> "";
                case DOM -> domain();
                case VCPU -> domain() + "v" + vcpu;
                case PCPU -> "p" + pcpu;
            };
        }

        private String domain() {
            return dom == null ? "d?" : "d" + dom;
        }
    }

    /** As {@code exit.VMEXIT_IOIO.d1v0}: of letters, digits and what every file system takes. */
    String fullName() {
        StringBuilder text = new StringBuilder(name);
        if (reason != null) {
            text.append('.').append(reason);
        }
        if (!owner.text().isEmpty()) {
            text.append('.').append(owner.text());
        }
        return text.toString().replaceAll("[^A-Za-z0-9_.-]+", "_");
    }
}
