package io.xenscope.clock;

/** The result of putting pcpus on one time line: a model for each, and how it was come by. */
public final class Alignment {
    /** How the models were decided. */
    public enum Mode {
        /** TSCs are taken as they are, without proof. */
        NONE
    }

    private final Mode mode;
    private final ClockModel[] models;

    private Alignment(Mode mode, ClockModel[] models) {
        this.mode = mode;
        this.models = models;
    }

    /** Takes every TSC as it is. */
    public static Alignment none(int pcpuLimit) {
        ClockModel[] models = new ClockModel[pcpuLimit];
        java.util.Arrays.fill(models, ClockModel.IDENTITY);
        return new Alignment(Mode.NONE, models);
    }

    public Mode mode() {
        return mode;
    }

    public ClockModel of(int pcpu) {
        return models[pcpu];
    }
}
