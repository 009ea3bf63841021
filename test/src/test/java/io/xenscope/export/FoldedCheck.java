package io.xenscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Each stack once; together they weigh what all spans did themselves. */
final class FoldedCheck implements DocumentCheck {
    @Override
    public void check(byte[] document, Exported expected) {
        Set<String> stacks = new HashSet<>();
        long sum = 0;
        for (String line : new String(document, StandardCharsets.UTF_8).lines().toList()) {
            assertTrue(line.matches("d(?:\\d+|\\?)(;[^;]+)+ [1-9]\\d*"), line);
            int end = line.lastIndexOf(' ');
            assertTrue(stacks.add(line.substring(0, end)), line);
            sum += Long.parseLong(line.substring(end + 1));
        }
        assertEquals(expected.nanosOfSelves(), sum);
    }
}
