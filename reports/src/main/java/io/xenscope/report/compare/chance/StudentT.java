package io.xenscope.report.compare.chance;

/**
 * Student's distribution with any degrees of freedom from 1 on.
 *
 * <p>With t = sqrt(f) cot(angle) its density becomes that of sin(angle) to the power f - 1, so that both tails together are a
 * quotient of two integrals of a smooth function; Simpson's rule gives six digits and more.
 */
final class StudentT {
    private static final int STEPS = 400;
    private static final double LARGEST = 1e6;

    private StudentT() {}

    /** The chance that |t| is at least so large. */
    public static double twoSided(double t, double freedom) {
        double size = Math.abs(t);
        if (!(size < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        double angle = StrictMath.atan2(StrictMath.sqrt(freedom), size);
        return Math.min(1, integral(angle, freedom) / integral(Math.PI / 2, freedom));
    }

    /** The |t| that chance exceeds so often. */
    public static double exceededBy(double chance, double freedom) {
        double low = 0;
        double high = LARGEST;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (twoSided(middle, freedom) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double integral(double to, double freedom) {
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            int weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * StrictMath.pow(StrictMath.sin(to * i / STEPS), freedom - 1);
        }
        return sum * to / STEPS / 3;
    }
}
