package io.xenscope.analyze.companion;

import io.xenscope.analyze.companion.xenstore.StoreLife;
import io.xenscope.analyze.companion.xenstore.StoreLog;
import io.xenscope.analyze.life.DomainLife;
import io.xenscope.clock.foreign.OffsetInterval;
import io.xenscope.clock.foreign.Restriction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the lives of domains say of the clock of a store's log: what tools write of a domain follows its creation, what it asks
 * follows its first run, its ring is closed before it is removed. Each restricts the offset from one side.
 */
final class LifeEvidence {
    private static final long SOON = 100_000_000L;

    /** One item that a life of the capture bounds: in ns of the capture. */
    record Bound(long item, long notBefore, long notAfter, boolean isProof) {}

    private final StoreLog log;
    private final StampReadings readings;
    private final CaptureEvidence facts;
    private final List<Bound> bounds = new ArrayList<>();

    LifeEvidence(StoreLog log, StampReadings readings, CaptureEvidence facts) {
        this.log = log;
        this.readings = readings;
        this.facts = facts;
        Map<Integer, List<StoreLife>> byDomain = new HashMap<>();
        log.lives()
                .forEach(life -> byDomain.computeIfAbsent(life.domain(), domain -> new ArrayList<>())
                        .add(life));
        for (int domain : new TreeSet<>(byDomain.keySet())) {
            match(byDomain.get(domain), facts.lives(domain));
        }
    }

    /** Numbers of domains repeat: lives are matched in order, where both saw as many. */
    private void match(List<StoreLife> logged, List<DomainLife> captured) {
        if (logged.size() != captured.size()) {
            return;
        }
        for (int i = 0; i < logged.size(); i++) {
            take(logged.get(i), captured.get(i));
        }
    }

    private void take(StoreLife logged, DomainLife life) {
        long created = time(life.created());
        long firstRun = time(life.firstRun());
        long lastRun = time(life.lastRun());
        long removed = time(life.destroyed());
        notBefore(logged.firstToolWrite(), created, true);
        notBefore(logged.introduce(), created, true);
        notAfter(logged.introduced(), firstRun, false);
        notBefore(logged.firstRequest(), firstRun, true);
        notAfter(logged.lastRequest(), lastRun == DomainLife.NEVER ? lastRun : lastRun + SOON, false);
        notBefore(logged.disconnect(), lastRun, true);
        notAfter(logged.disconnect(), removed, false);
        notAfter(logged.lastToolRemoval(), removed, false);
        if (created != DomainLife.NEVER && logged.introduce() >= 0) {
            long grant = facts.firstGrant(life.domain(), created);
            if (!log.isWrittenAtAnswers()) {
                notAfter(logged.introduce(), grant, false);
            }
            if (log.hasLatency() || log.isWrittenAtAnswers()) {
                notBefore(logged.introduced(), grant, false);
            }
        }
    }

    private long time(long ticks) {
        return ticks == DomainLife.NEVER ? ticks : facts.nanos(ticks);
    }

    private void notBefore(long item, long moment, boolean isProof) {
        if (item >= 0 && moment != DomainLife.NEVER) {
            bounds.add(new Bound(item, moment, OffsetInterval.FAR, isProof));
        }
    }

    private void notAfter(long item, long moment, boolean isProof) {
        if (item >= 0 && moment != DomainLife.NEVER) {
            bounds.add(new Bound(item, -OffsetInterval.FAR, moment, isProof));
        }
    }

    /** As restrictions of the offset of the log's clock; items without stamps restrict nothing. */
    List<Restriction> restrictions() {
        List<Restriction> restrictions = new ArrayList<>();
        for (Bound bound : bounds) {
            OffsetInterval read = readings.of(bound.item);
            if (!read.isUnbounded()) {
                restrictions.add(
                        bound.notAfter == OffsetInterval.FAR
                                ? Restriction.notBefore(bound.notBefore, read.lo(), read.hi(), bound.isProof)
                                : Restriction.notAfter(bound.notAfter, read.lo(), read.hi(), bound.isProof));
            }
        }
        return restrictions;
    }

    /** What bounds items by themselves, whatever the clock says: the only evidence of a log without stamps. */
    Map<Long, OffsetInterval> anchors(boolean onlyProofs) {
        Map<Long, OffsetInterval> anchors = new HashMap<>();
        for (Bound bound : bounds) {
            if (bound.isProof || !onlyProofs) {
                anchors.merge(bound.item, new OffsetInterval(bound.notBefore, bound.notAfter), OffsetInterval::and);
            }
        }
        return anchors;
    }
}
