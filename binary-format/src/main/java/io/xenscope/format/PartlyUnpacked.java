package io.xenscope.format;

/** What was found in data that could not be unpacked to their end. */
record PartlyUnpacked(ByteSource found) implements ByteSource {
    @Override
    public String name() {
        return found.name();
    }

    @Override
    public long size() {
        return found.size();
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public boolean beginsMidway() {
        return found.beginsMidway();
    }

    @Override
    public Problems faultsBefore() {
        return found.faultsBefore();
    }

    @Override
    public int i32(long offset) {
        return found.i32(offset);
    }

    @Override
    public long i64(long offset) {
        return found.i64(offset);
    }

    @Override
    public void close() {
        found.close();
    }
}
