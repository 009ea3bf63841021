package io.xenscope.report.completion;

/** What a word can become, and what that means in a few words; or an order to the script of the shell. */
record CompletionWord(String word, String meaning) {
    /** Names of files go here. */
    static final CompletionWord FILE = new CompletionWord(":file", "");

    static final CompletionWord DIRECTORY = new CompletionWord(":directory", "");

    /** A comma may follow, and no blank is wanted. */
    static final CompletionWord LIST = new CompletionWord(":list", "");

    /** As scripts read it. */
    String line() {
        return word + "\t" + meaning + "\n";
    }
}
