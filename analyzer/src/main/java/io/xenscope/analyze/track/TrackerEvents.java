package io.xenscope.analyze.track;

import io.xenscope.analyze.merge.Moment;

/** Where a kind of trackers says which records they take: the same for all of the kind. */
public interface TrackerEvents<T> {
    /** Takes a record for a tracker; the moment is only lent. */
    interface Handler<T> {
        void handle(T tracker, Moment now);
    }

    /** What kind of guests a vcpu must be of, so that its records are worth reading. */
    enum Guests {
        ANY,
        HVM,
        PV
    }

    /** Says that only vcpus of such guests have the records that matter: those of others are not read. */
    TrackerEvents<T> only(Guests guests);

    /** Sends each event that equals {@code event} but for {@code freeBits} of its number to {@code handler}. */
    TrackerEvents<T> on(int event, int freeBits, Handler<? super T> handler);

    /** Sends every record of an event to {@code handler}; to several in the order in which they were given. */
    default TrackerEvents<T> on(int event, Handler<? super T> handler) {
        return on(event, 0, handler);
    }

    /** Sends every record of a class and sub-class to {@code handler}. */
    default TrackerEvents<T> onSubclass(int event, Handler<? super T> handler) {
        return on(event, 0xFFF, handler);
    }
}
