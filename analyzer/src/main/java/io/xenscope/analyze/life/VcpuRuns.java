package io.xenscope.analyze.life;

import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.sched.StaySink;
import io.xenscope.analyze.sched.VcpuState;
import java.util.Arrays;
import java.util.List;

/** When one vcpu ran in each life of its domain's number. */
final class VcpuRuns implements StaySink {
    private final List<DomainLife> lives;
    private final Range range;
    private final long[] first;
    private final long[] last;
    private final long[] ticks;

    VcpuRuns(List<DomainLife> lives, Range range) {
        this.lives = lives;
        this.range = range;
        this.first = new long[lives.size()];
        this.last = new long[lives.size()];
        this.ticks = new long[lives.size()];
        Arrays.fill(first, DomainLife.NEVER);
    }

    @Override
    public void stay(VcpuState state, VcpuState before, int pcpu, long begin, long end, VcpuState after) {
        if (state == VcpuState.RUNNING) {
            int life = lives.size() - 1;
            while (life > 0 && lives.get(life).begin() > begin) {
                life--;
            }
            add(life, Math.max(begin, lives.get(life).begin()), end);
        }
    }

    /** What ran before the first creation that was seen is no life's: losses, or clocks that are apart, show it there. */
    private void add(int life, long begin, long end) {
        if (end < begin) {
            return;
        }
        if (first[life] == DomainLife.NEVER) {
            first[life] = begin;
        }
        last[life] = end;
        ticks[life] += range.inside(begin, end);
    }

    void addToLives() {
        for (int i = 0; i < first.length; i++) {
            DomainLife life = lives.get(i);
            if (first[i] != DomainLife.NEVER) {
                life.vcpus++;
                life.running += ticks[i];
                life.lastRun = Math.max(life.lastRun, last[i]);
                life.firstRun = life.firstRun == DomainLife.NEVER ? first[i] : Math.min(life.firstRun, first[i]);
            }
        }
    }
}
