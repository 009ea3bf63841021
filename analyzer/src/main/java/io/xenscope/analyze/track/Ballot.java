package io.xenscope.analyze.track;

/** Votes of records on one question; a few damaged records shall not decide it. */
final class Ballot {
    /** Of so many votes one suffices, where a "no" proves little. */
    private static final int ENOUGH = 16;

    private long yes;
    private long no;

    void yes() {
        yes++;
    }

    void no() {
        no++;
    }

    void vote(boolean aye) {
        if (aye) {
            yes++;
        } else {
            no++;
        }
    }

    void add(Ballot other) {
        yes += other.yes;
        no += other.no;
    }

    /** For questions in which either side may say "no" and only one can say "yes". */
    boolean isCarried() {
        return yes > 0 && yes * ENOUGH >= no;
    }

    /** For questions in which what says "yes" is frequent where it is true, and what says "no" may be seen there, too. */
    boolean hasQuarter() {
        return yes > 0 && yes * 3 >= no;
    }

    boolean hasMajority() {
        return yes > no;
    }

    boolean isUnanimous() {
        return yes > 0 && no == 0;
    }
}
