package io.xenscope.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Jazzer looks for bytes that the index of windows, the walk or the accounts cannot take. Profile {@code fuzz}. */
class IndexAndWalkFuzz {
    @FuzzTest
    void analysed(byte[] bytes) {
        Trial.analysed(bytes);
    }
}
