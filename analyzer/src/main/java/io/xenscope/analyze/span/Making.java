package io.xenscope.analyze.span;

import io.xenscope.analyze.sched.Run;

/** Where calls are to be found by which domains are made. */
interface Making {
    Making NOTHING = (stint, vcpu) -> false;

    /** Whether calls in a stint of a vcpu may be making a domain. */
    boolean reach(Run stint, int vcpu);
}
