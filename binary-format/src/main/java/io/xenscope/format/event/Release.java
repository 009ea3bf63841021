package io.xenscope.format.event;

/** A release of Xen, as 4.13; the order is the order of time. */
public record Release(int major, int minor) implements Comparable<Release> {

    /** The first whose captures have variable-size records (xentrace format, section 7). */
    public static final Release OLDEST = new Release(3, 2);

    /** Stands for the newest one, whichever it is. */
    public static final Release CURRENT = new Release(Integer.MAX_VALUE, 0);

    public static Release of(String text) {
        int dot = text.indexOf('.');
        return new Release(Integer.parseInt(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
    }

    @Override
    public int compareTo(Release other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return equals(CURRENT) ? "current" : major + "." + minor;
    }
}
