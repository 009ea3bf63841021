package io.xenscope.format.event;

/** Which builds of Xen, on which machines, write a payload. */
enum Arch {
    /** x86 and Arm. */
    ANY("any"),
    X86("x86"),
    /** 32-bit Xen, gone after 4.2. */
    X86_32("x86_32"),
    X86_64("x86_64"),
    INTEL("intel"),
    AMD("amd"),
    /** Not Xen but xentrace, when it writes the file. */
    FILE("file"),
    NONE("-");

    private static final Arch[] ALL = values();

    private final String word;

    Arch(String word) {
        this.word = word;
    }

    static Arch of(String word) {
        for (Arch arch : ALL) {
            if (arch.word.equals(word)) {
                return arch;
            }
        }
        throw new IllegalArgumentException("no architecture: " + word);
    }
}
