package io.plexichat.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.plexichat.query.projection.Projection;

@AnalyzeClasses(packages = "io.plexichat", importOptions = ImportOption.DoNotIncludeTests.class)
class QuerySideArchitectureTest {
    @ArchTest
    static final ArchRule knowsNoOtherSide = noClasses()
            .that()
            .resideInAPackage("io.plexichat.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.plexichat.command..",
                    "io.plexichat.gateway..",
                    "io.plexichat.eventstore..",
                    "io.plexichat.embedded..");

    @ArchTest
    static final ArchRule featuresDoNotGoInCircles =
            slices().matching("io.plexichat.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule projectionsAskNoClock = noClasses()
            .that()
            .implement(Projection.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.time.InstantSource.class, java.util.Random.class);

    @ArchTest
    static final ArchRule projectionsAreNamedSo =
            classes().that().implement(Projection.class).should().haveSimpleNameEndingWith("Projection");
}
