package io.plexichat.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.plexichat.gateway.live.Signals;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.WebExceptionHandler;

class GatewayWallsTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plexichat.gateway");

    @Test
    void shouldKnowNeitherTheCommandSideNorTheQuerySide() {
        noClasses()
                .that()
                .resideInAPackage("io.plexichat.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.plexichat.command..", "io.plexichat.query..", "io.plexichat.eventstore..")
                .check(GATEWAY);
    }

    @Test
    void shouldAnswerErrorsInOnePlace() {
        noClasses().should().beAnnotatedWith(ControllerAdvice.class).check(GATEWAY);
        noMethods().should().beAnnotatedWith(ExceptionHandler.class).check(GATEWAY);
        classes()
                .that()
                .implement(WebExceptionHandler.class)
                .should()
                .haveSimpleName("ProblemHandler")
                .check(GATEWAY);
    }

    /** But for what live events leave to others. */
    @Test
    void shouldKeepFeaturesApart() {
        for (String feature : new String[] {
            "account", "recovery", "session", "factor", "bot", "channel", "search", "live", "projection"
        }) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.plexichat.gateway." + feature)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.plexichat.gateway." + feature).and(not(type(Signals.class))))
                    .check(GATEWAY);
        }
    }
}
