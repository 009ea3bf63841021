package io.xenscope.report.dump;

import io.xenscope.format.event.Exceptions;
import io.xenscope.format.event.ExitReasons;
import io.xenscope.format.event.Field;
import io.xenscope.format.event.FieldType;
import io.xenscope.format.event.Hypercalls;
import io.xenscope.format.event.Unit;
import io.xenscope.format.event.XenNames;
import io.xenscope.report.events.EventFields;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Chooses how the fields of a layout are written: by unit, a domain and its vcpu together. */
final class FieldForms {
    private final VcpuNames vcpus;

    FieldForms(VcpuNames vcpus) {
        this.vcpus = vcpus;
    }

    /** The forms of fields, in their order. */
    List<FieldForm> of(List<Field> fields) {
        List<FieldForm> forms = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Field next = i + 1 < fields.size() ? fields.get(i + 1) : null;
            if (isPair(field, next)) {
                forms.add(pair(field, next));
                i++;
            } else {
                forms.add(of(field));
            }
        }
        return forms;
    }

    private static boolean isPair(Field a, Field b) {
        return b != null
                && (a.unit() == Unit.DOMAIN && b.unit() == Unit.VCPU
                        || a.unit() == Unit.VCPU && b.unit() == Unit.DOMAIN);
    }

    private VcpuForm pair(Field a, Field b) {
        Field domain = a.unit() == Unit.DOMAIN ? a : b;
        Field vcpu = a.unit() == Unit.DOMAIN ? b : a;
        int end = domain.name().lastIndexOf('_');
        return new VcpuForm(end < 0 ? "vcpu" : domain.name().substring(0, end), domain, vcpu, vcpus);
    }

    private static FieldForm of(Field field) {
        IntFunction<String> namer = namer(field.unit());
        if (namer != null) {
            return new NamedForm(field, namer);
        }
        FieldForm form = number(field);
        OptionalInt none = EventFields.none(field);
        return none.isEmpty() ? form : new NoneForm(field, none.getAsInt(), form);
    }

    private static FieldForm number(Field field) {
        if (field.type() == FieldType.BLOCK) {
            return field.unit() == Unit.CPUMASK ? new MaskForm(field) : new BlockForm(field);
        }
        if (field.unit().hexadecimal()) {
            return new HexForm(field);
        }
        return switch (field.unit()) {
            case BOOL -> new BoolForm(field);
            case DOMAIN -> new DomainForm(field);
            case NANOS -> new MicrosForm(field);
            default -> new NumberForm(field);
        };
    }

    private static IntFunction<String> namer(Unit unit) {
        return switch (unit) {
            case EXCEPTION -> Exceptions::name;
            case VMX_EXIT -> FieldForms::vmxExit;
            case SVM_EXIT -> ExitReasons::svm;
            case HYPERCALL -> FieldForms::hypercall;
            case SHUTDOWN -> XenNames::shutdownReason;
            case P2M_TYPE -> XenNames::p2mType;
            case INTR_SOURCE -> XenNames::interruptSource;
            case SHADOW_FLAGS -> FieldForms::shadowFlags;
            default -> null;
        };
    }

    private static String vmxExit(int reason) {
        return ExitReasons.vmx(reason) + ExitReasons.vmxFlags(reason);
    }

    /** HVM guests make calls of other hypervisors too: those of Hyper-V have bit 31 set. */
    private static String hypercall(int number) {
        return number < 0 ? "viridian:0x" + Integer.toHexString(number & Integer.MAX_VALUE) : Hypercalls.name(number);
    }

    private static String shadowFlags(int flags) {
        return flags == 0 ? "none" : String.join("|", XenNames.shadowFlags(flags));
    }
}
