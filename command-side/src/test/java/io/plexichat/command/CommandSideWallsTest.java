package io.plexichat.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandSideWallsTest {
    private static final JavaClasses COMMAND_SIDE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plexichat.command");

    @Test
    void shouldNotKnowTheOtherRolesNorTheWeb() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.plexichat.query..",
                        "io.plexichat.gateway..",
                        "io.plexichat.eventstore..",
                        "org.springframework.web..",
                        "org.springframework.http..")
                .check(COMMAND_SIDE);
    }

    @Test
    void shouldBuildFeaturesOnEachOtherInOneDirection() {
        inOneDirection("account", "factor", "bot", "session", "channel", "message");
        inOneDirection("factor", "session", "channel", "message");
        inOneDirection("session", "channel", "message");
        inOneDirection("channel", "session", "message");
    }

    @Test
    void shouldKeepTheStateOfAFeatureToItself() {
        classes()
                .that()
                .haveSimpleNameEndingWith("State")
                .or()
                .haveSimpleNameEndingWith("Policy")
                .or()
                .haveSimpleNameEndingWith("CommandHandler")
                .should()
                .bePackagePrivate()
                .check(COMMAND_SIDE);
    }

    @Test
    void shouldTakeTimeFromCommandsOnly() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(COMMAND_SIDE);
    }

    private static void inOneDirection(String feature, String... others) {
        for (String other : others) {
            noClasses()
                    .that()
                    .resideInAPackage("io.plexichat.command." + feature)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.plexichat.command." + other)
                    .check(COMMAND_SIDE);
        }
    }
}
