package io.xenscope.clock.solve;

/** Lists the facts about a pair that can touch what remains of its offset. */
final class FactFinder extends Scan.Target {
    private final Pair pair;
    private final FactList facts;

    private FactFinder(Pair pair) {
        this.pair = pair;
        this.facts = new FactList(pair.first(), pair.second());
    }

    static void find(Pair pair, Epochs epochs) {
        FactFinder finder = new FactFinder(pair);
        pair.scans().forEach(Scan::rewind);
        long margin = 2 * pair.drift(epochs) + 16;
        for (int epoch = 0; epoch < epochs.count(); epoch++) {
            finder.low = pair.bounds().low(epoch) - margin;
            finder.high = pair.bounds().high(epoch) + margin;
            long until = epochs.until(epoch);
            pair.scans().forEach(scan -> scan.takeUntil(until, finder));
        }
        pair.facts(finder.facts);
    }

    @Override
    void forbid(Scan scan, int point, int run, long time, long from, long to) {
        facts.add(scan.pointsAreSecond(), scan.pointTsc(point), scan.startTsc(run), scan.endTsc(run));
    }
}
