package io.xenscope.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Companions stand beside the analysis: it knows nothing of them, and their readers know nothing of captures. */
@AnalyzeClasses(
        packages = "io.xenscope",
        importOptions = {ImportOption.DoNotIncludeTests.class, LayoutTest.OfTheProduct.class})
class CompanionLayoutTest {
    private static final String COMPANION = "io.xenscope.analyze.companion..";
    private static final String FOREIGN = "io.xenscope.clock.foreign..";

    @ArchTest
    static final ArchRule nothing_else_of_the_analyzer_uses_companions = noClasses()
            .that()
            .resideInAPackage("io.xenscope.analyze..")
            .and(not(resideInAPackage(COMPANION)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMPANION, FOREIGN);

    @ArchTest
    static final ArchRule foreign_clocks_know_numbers_only = noClasses()
            .that()
            .resideInAPackage(FOREIGN)
            .should()
            .dependOnClassesThat(resideInAPackage("io.xenscope..").and(not(resideInAPackage(FOREIGN))));

    @ArchTest
    static final ArchRule readers_know_no_captures = noClasses()
            .that()
            .resideInAnyPackage("io.xenscope.analyze.companion.read..", "io.xenscope.analyze.companion.item..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xenscope.clock..", "io.xenscope.analyze.sched..", "io.xenscope.analyze.track..");
}
