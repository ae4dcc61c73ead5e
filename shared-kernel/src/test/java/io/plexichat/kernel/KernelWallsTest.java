package io.plexichat.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class KernelWallsTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.plexichat.kernel");

    @Test
    void shouldBeFreeOfSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(KERNEL);
    }

    @Test
    void shouldBeFreeOfInputAndOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
                .check(KERNEL);
    }

    @Test
    void shouldNotKnowTheRoles() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.plexichat.command..", "io.plexichat.query..", "io.plexichat.gateway..")
                .check(KERNEL);
    }
}
