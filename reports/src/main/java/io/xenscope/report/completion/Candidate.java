package io.xenscope.report.completion;

/** What a word can become, and what that means in a few words; or an order to the script of the shell. */
record Candidate(String word, String meaning) {
    /** Names of files go here. */
    static final Candidate FILE = new Candidate(":file", "");

    static final Candidate DIRECTORY = new Candidate(":directory", "");

    /** A comma may follow, and no blank is wanted. */
    static final Candidate LIST = new Candidate(":list", "");

    /** As scripts read it. */
    String line() {
        return word + "\t" + meaning + "\n";
    }
}
