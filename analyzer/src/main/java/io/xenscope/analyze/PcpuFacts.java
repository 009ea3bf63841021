package io.xenscope.analyze;

/**
 * Where the time of one pcpu went, in common ticks: busy + idle + lost + unknown = span of the capture.
 *
 * @param pcpu its number
 * @param records its records, without the headers of windows
 * @param recordBytes bytes of its windows
 * @param firstTicks its first record, from the begin of the capture
 * @param lastTicks its last record, from the begin of the capture
 * @param busy running vcpus of domains, and switching between vcpus
 * @param idle running its idle vcpu
 * @param lost records were dropped
 * @param unknown no record tells who ran
 * @param losses lost-records markers
 * @param lostRecords records dropped, as the markers say
 * @param switches stints that began here
 */
public record PcpuFacts(
        int pcpu,
        long records,
        long recordBytes,
        long firstTicks,
        long lastTicks,
        long busy,
        long idle,
        long lost,
        long unknown,
        long losses,
        long lostRecords,
        long switches) {}
