package io.plexichat.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class SnapshotRevisionsTest {
    @Test
    void shouldEachHaveAGoldenFile() {
        List<JavaClass> stored = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.plexichat.command")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Revision.class))
                        .toList();

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(GoldenSnapshot.of(type.reflect())).startsWith("{"));
    }
}
