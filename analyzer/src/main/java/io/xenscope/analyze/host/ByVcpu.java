package io.xenscope.analyze.host;

import io.xenscope.analyze.sched.VcpuKey;
import io.xenscope.analyze.sched.VcpuSlots;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What an activity keeps of each vcpu, made on first use; of whoever runs where no record tells, it is kept by pcpu. A
 * look-up allocates nothing.
 */
public final class ByVcpu<T> {
    /** Makes what is kept of a vcpu; the slot is a small number that stands for it, 0 for whoever is unknown. */
    public interface Maker<T> {
        T make(int vcpu, int slot);
    }

    private final Maker<T> maker;
    private final VcpuSlots slots = new VcpuSlots();
    private Object[] known = new Object[64];
    private Object[] unknown = new Object[16];

    public ByVcpu(Maker<T> maker) {
        this.maker = maker;
    }

    /** Of who runs where the record was written. */
    public T of(Moment now) {
        return of(now.vcpu(), now.pcpu());
    }

    /** Of a vcpu; of whoever is unknown on a pcpu. */
    public T of(int vcpu, int pcpu) {
        return vcpu == VcpuKey.UNKNOWN ? unknown(pcpu) : known(slots.slot(vcpu));
    }

    @SuppressWarnings("unchecked")
    private T known(int slot) {
        if (slot >= known.length) {
            known = Arrays.copyOf(known, Math.max(slot + 1, 2 * known.length));
        }
        Object item = known[slot];
        return (T) (item == null ? known[slot] = maker.make(slots.key(slot), slot) : item);
    }

    /** Of whoever runs on a pcpu while no record tells who. */
    @SuppressWarnings("unchecked")
    public T unknown(int pcpu) {
        if (pcpu >= unknown.length) {
            unknown = Arrays.copyOf(unknown, Math.max(pcpu + 1, 2 * unknown.length));
        }
        Object item = unknown[pcpu];
        return (T) (item == null ? unknown[pcpu] = maker.make(VcpuKey.UNKNOWN, VcpuSlots.UNKNOWN) : item);
    }

    /** The vcpu of a slot. */
    public int vcpu(int slot) {
        return slots.key(slot);
    }

    /** Gives all that is kept. */
    @SuppressWarnings("unchecked")
    public void forEach(Consumer<T> visitor) {
        for (Object[] items : new Object[][] {known, unknown}) {
            for (Object item : items) {
                if (item != null) {
                    visitor.accept((T) item);
                }
            }
        }
    }
}
