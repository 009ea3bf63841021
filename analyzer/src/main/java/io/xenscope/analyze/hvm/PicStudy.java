package io.xenscope.analyze.hvm;

import io.xenscope.analyze.base.PairTable;
import io.xenscope.analyze.base.Range;
import io.xenscope.analyze.base.VcpuKey;
import io.xenscope.analyze.merge.Moment;
import io.xenscope.analyze.merge.PayloadField;
import io.xenscope.analyze.track.HostEvents;
import io.xenscope.analyze.track.HostTracker;
import io.xenscope.format.event.Era;
import io.xenscope.format.event.HvmEvents;

/**
 * The emulated interrupt controllers (PIC) of HVM guests: inputs raised, lowered and taken. An input is raised where its
 * timer runs or where the device model calls, hence often by another domain: then by its number alone.
 *
 * <pre>
 * id 0x840nn   0b output   0c kick   0d intack (is_master, irq 0..7)   0e posedge (irq 0..15)   0f negedge
 *              10 asks the PIC (accept)   11 asks the APIC whether it takes the PIC's (accept)
 * </pre>
 */
public final class PicStudy implements HostTracker {
    /** What is only counted, by domain. */
    public enum Question {
        OUTPUT(HvmEvents.EMUL_PIC_INT_OUTPUT),
        KICK(HvmEvents.EMUL_PIC_KICK),
        PENDING(HvmEvents.EMUL_PIC_PEND_IRQ_CALL),
        APIC_TAKES_PIC(HvmEvents.EMUL_LAPIC_PIC_INTR);

        private final int event;

        Question(int event) {
            this.event = event;
        }

        /** The stable name of machine formats. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int LINES = 16;
    private static final int MOST = 1 << 16;
    private static final Question[] QUESTIONS = Question.values();

    private final Range range;
    private final PayloadField irq;
    private final PayloadField isMaster;
    private final PayloadField accept;
    private final PairTable<PicLine> lines = new PairTable<>(MOST, PicLine::new);
    private final PairTable<long[]> questions = new PairTable<>(MOST, () -> new long[2]);
    /** By number, the line that was raised last where someone else ran than a domain that takes interrupts. */
    private final PicLine[] raisedLast = new PicLine[LINES];

    public PicStudy(Range range, Era era) {
        this.range = range;
        irq = new PayloadField(era, "irq");
        isMaster = new PayloadField(era, "is_master");
        accept = new PayloadField(era, "accept");
    }

    @Override
    public void register(HostEvents events) {
        events.on(HvmEvents.EMUL_PIC_POSEDGE, this::raised)
                .on(HvmEvents.EMUL_PIC_NEGEDGE, this::lowered)
                .on(HvmEvents.EMUL_PIC_INTACK, this::acked);
        for (Question question : QUESTIONS) {
            events.on(question.event, now -> asked(now, question));
        }
    }

    private boolean counts(Moment now) {
        return range.includes(now.time());
    }

    private static long domain(Moment now) {
        return now.vcpu() == VcpuKey.UNKNOWN ? -1 : VcpuKey.domain(now.vcpu());
    }

    private void raised(Moment now) {
        long number = irq.of(now.record(), -1);
        PicLine line = lines.of(domain(now), number);
        line.raise(now.time(), counts(now));
        if (number >= 0 && number < LINES) {
            // What many inputs share does not tell since when this one is up.
            raisedLast[(int) number] = line == lines.rest() ? null : line;
        }
    }

    private void lowered(Moment now) {
        lines.of(domain(now), irq.of(now.record(), -1)).lower(counts(now));
    }

    private void acked(Moment now) {
        long number = irq.of(now.record(), -1) + (isMaster.of(now.record(), 1) == 0 ? LINES / 2 : 0);
        PicLine line = lines.of(domain(now), number);
        line.ack(counts(now));
        PicLine other = number >= 0 && number < LINES ? raisedLast[(int) number] : null;
        PicLine from = line.isPending() || other == null ? line : other;
        if (from.isPending()) {
            line.taken(from, now.time(), counts(now));
        }
    }

    private void asked(Moment now, Question question) {
        if (!counts(now)) {
            return;
        }
        long[] counts = questions.of(domain(now), question.ordinal());
        counts[0]++;
        counts[1] += accept.of(now.record(), 0) != 0 ? 1 : 0;
    }

    @Override
    public void lossBegins(Moment now) {
        lines.forEach((dom, number, line) -> line.forget());
    }

    /** Takes each input. */
    public interface LineVisitor {
        /** {@code dom} ran when it was raised or taken, -1 where unknown; {@code irq} is -1 where unknown. */
        void line(int dom, int irq, PicLine line);
    }

    public void forEachLine(LineVisitor visitor) {
        lines.forEach((dom, number, line) -> visitor.line((int) dom, (int) number, line));
    }

    /** Everything that there was no more room to tell apart; null mostly. */
    public PicLine restOfLines() {
        return lines.rest();
    }

    /** Takes each kind of question. */
    public interface QuestionVisitor {
        void questions(int dom, Question question, long count, long accepted);
    }

    /** Questions that there was no more room to tell apart. */
    public long otherQuestions() {
        return questions.left();
    }

    public void forEachQuestion(QuestionVisitor visitor) {
        questions.forEach(
                (dom, ordinal, counts) -> visitor.questions((int) dom, QUESTIONS[(int) ordinal], counts[0], counts[1]));
    }
}
