package io.xenscope.report.cli;

/** What people ask of a capture: the headings under which help lists commands, in its order. */
public enum Question {
    TIME("Where did time go?"),
    WAITING("Who waited for whom?"),
    XEN("What did Xen do?"),
    DOMAIN("What happened to a domain?"),
    MOMENT("What happened when?"),
    CHANGE("What changed?"),
    TRUST("Can it be trusted?"),
    OUT("Get it out"),
    HELP("Get help");

    private final String heading;

    Question(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }
}
