package io.xenscope.clock;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xenscope.samples.SharedCaptures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The long evaluation, on request: {@code mvn -pl test -am test -Dtest=SkewEvaluationTest -Dxenscope.evaluate=true}. */
class SkewEvaluationTest {
    @Test
    @EnabledIfSystemProperty(named = "xenscope.evaluate", matches = "true")
    void printsHowWellClocksArePutRight() {
        assumeTrue(SharedCaptures.present(), SharedCaptures.ABSENT);
        SkewEvaluation.main(new String[0]);
    }
}
