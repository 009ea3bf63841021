package io.xenscope.report.html.data;

/** What woke one vcpu, in the order of time: when its waits began, and the number of the waker. */
final class WakerLog {
    private final VarintLog words = new VarintLog();
    private long last;

    WakerLog(long begin) {
        last = begin;
    }

    /** The vcpu was woken at a common tick. */
    void add(long time, int waker) {
        if (time >= last) {
            words.add(time - last);
            words.add(waker);
            last = time;
        }
    }

    /** Finds wakers of waits that are asked for in the order of time. */
    final class Reader {
        private final VarintLog.Reader in = words.new Reader();
        private long time;
        private int waker;
        private boolean isRead;

        Reader(long begin) {
            time = begin;
        }

        /** The waker of the wait that begins then; 0 where it is not known. */
        int of(long begin) {
            while (!(isRead && time >= begin) && in.hasNext()) {
                time += in.next();
                waker = (int) in.next();
                isRead = true;
            }
            return isRead && time == begin ? waker : 0;
        }
    }
}
