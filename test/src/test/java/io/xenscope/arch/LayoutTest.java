package io.xenscope.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.xenscope.report.table.Column;
import io.xenscope.report.table.Kind;

/** One way for the data, and each library behind one door. */
@AnalyzeClasses(
        packages = "io.xenscope",
        importOptions = {ImportOption.DoNotIncludeTests.class, LayoutTest.OfTheProduct.class})
class LayoutTest {
    /** Classes of this module are tests, wherever the build keeps them. */
    static final class OfTheProduct implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final String FORMAT = "io.xenscope.format..";
    private static final String CLOCK = "io.xenscope.clock..";
    private static final String ANALYZE = "io.xenscope.analyze..";
    private static final String REPORT = "io.xenscope.report..";
    private static final String CLI = "io.xenscope.report.cli..";
    private static final String SAMPLES = "io.xenscope.samples..";

    @ArchTest
    static final ArchRule data_flows_one_way = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.xenscope..")
            .layer("format")
            .definedBy(FORMAT)
            .layer("clock")
            .definedBy(CLOCK)
            .layer("analyze")
            .definedBy(ANALYZE)
            .layer("report")
            .definedBy(REPORT)
            .layer("samples")
            .definedBy(SAMPLES)
            .whereLayer("clock")
            .mayOnlyBeAccessedByLayers("analyze", "report")
            .whereLayer("analyze")
            .mayOnlyBeAccessedByLayers("report")
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("samples")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule format_stands_alone = noClasses()
            .that()
            .resideInAPackage(FORMAT)
            .should()
            .dependOnClassesThat(resideInAPackage("io.xenscope..").and(not(resideInAPackage(FORMAT))));

    @ArchTest
    static final ArchRule clocks_see_the_format_only = noClasses()
            .that()
            .resideInAPackage(CLOCK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ANALYZE, REPORT, SAMPLES);

    @ArchTest
    static final ArchRule samples_see_the_format_only = noClasses()
            .that()
            .resideInAPackage(SAMPLES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLOCK, ANALYZE, REPORT);

    @ArchTest
    static final ArchRule memory_outside_the_heap_has_few_doors = onlyIn(
            "net.openhft..",
            named("io.xenscope.format.OutsideMemory")
                    .or(named("io.xenscope.format.MappedSource"))
                    .or(named("io.xenscope.format.Spool"))
                    .or(named("io.xenscope.analyze.base.LongLog"))
                    .or(named("io.xenscope.report.dump.LineMemory")));

    @ArchTest
    static final ArchRule command_lines_are_parsed_in_one_place = onlyIn("org.apache.commons.cli..", inside(CLI));

    @ArchTest
    static final ArchRule json_is_written_by_reports = onlyIn("com.fasterxml.jackson..", inside(REPORT));

    @ArchTest
    static final ArchRule histograms_have_one_door_in_and_one_out = onlyIn(
            "org.HdrHistogram..",
            named("io.xenscope.analyze.base.LatencyHistogram").or(named("io.xenscope.report.latency.HistogramFiles")));

    @ArchTest
    static final ArchRule nobody_logs_through_the_jdk = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "java.lang.System$Logger");

    @ArchTest
    static final ArchRule only_the_command_line_ends_the_process = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule only_the_command_line_writes_to_the_terminal = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().assignedFrom(new ByPackage()).should().beFreeOfCycles();

    /** Each package of the product is a slice of its own, those above others, too. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    /** So a column has one place, with its getter: in tables there are no cells beside the columns that they belong to. */
    @ArchTest
    static final ArchRule columns_are_declared_once = noClasses()
            .that()
            .resideOutsideOfPackage("io.xenscope.report.table")
            .should()
            .callConstructor(Column.class, String.class, Kind.class, int.class, boolean.class, Column.Rank.class);

    @ArchTest
    static final ArchRule names_say_what_a_type_is =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Abstract|Base)$");

    private static ArchRule onlyIn(String library, DescribedPredicate<JavaClass> door) {
        return classes()
                .that(not(door))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(library)).as("are outside of " + library));
    }

    private static DescribedPredicate<JavaClass> inside(String packages) {
        return resideInAPackage(packages);
    }

    /** The class, and those nested in it. */
    private static DescribedPredicate<JavaClass> named(String name) {
        return belongTo(DescribedPredicate.describe(name, type -> type.getName().equals(name)));
    }
}
