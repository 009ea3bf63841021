package io.xenscope.e2e;

import io.xenscope.samples.Samples;
import io.xenscope.samples.SharedCaptures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every capture at hand: the samples, and those too large to come along where they are present. */
public final class Captures {
    private Captures() {}

    public static List<Path> all() {
        List<Path> all = new ArrayList<>(Samples.ALL.stream().map(Samples::path).toList());
        all.add(Samples.path(Samples.TOOLSTACK_CONTEXT));
        if (SharedCaptures.present()) {
            SharedCaptures.names().forEach(name -> all.add(SharedCaptures.trace(name)));
        } else {
            System.err.println(SharedCaptures.ABSENT);
        }
        return all;
    }
}
