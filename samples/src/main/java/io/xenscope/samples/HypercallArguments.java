package io.xenscope.samples;

/**
 * The words of a hypercall record: number in bits 19..0 of the first, then two bits for each of six arguments (1: one
 * word follows), then the arguments (xentrace format, section 6).
 */
final class HypercallArguments {
    private HypercallArguments() {}

    static int[] words(int number, int... arguments) {
        int[] slots = slots(number);
        if (arguments.length != 0 && arguments.length != slots.length) {
            throw new IllegalArgumentException(
                    "Xen records " + slots.length + " arguments of hypercall " + number + ", not " + arguments.length);
        }
        int[] words = new int[1 + arguments.length];
        words[0] = number;
        for (int i = 0; i < arguments.length; i++) {
            words[0] |= 1 << 20 + 2 * slots[i];
            words[1 + i] = arguments[i];
        }
        return words;
    }

    /** Which arguments of a hypercall Xen records. */
    private static int[] slots(int number) {
        return switch (number) {
            case 1, 13, 26 -> new int[] {1}; // mmu_update, multicall, mmuext_op: how many
            case 20 -> new int[] {0, 2}; // grant_table_op: command, how many
            case 24 -> new int[] {0, 1}; // vcpu_op: command, vcpu
            case 29 -> new int[] {0}; // sched_op: command
            default -> new int[0];
        };
    }
}
