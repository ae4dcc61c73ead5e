package io.plexichat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionCodesTest {
    private final List<RejectionCode> codes = new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.plexichat.kernel")
                    .stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(RejectionCode.class))
                    .map(JavaClass::reflect)
                    .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                    .map(RejectionCode.class::cast)
                    .toList();

    @Test
    void shouldBeUniqueAmongAllFeatures() {
        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(codes).extracting(RejectionCode::code).doesNotHaveDuplicates();
    }

    @Test
    void shouldBeWrittenAlike() {
        assertThat(codes).extracting(RejectionCode::code).allMatch(code -> code.matches("[a-z-]+\\.[a-z-]+"));
    }

    @Test
    void shouldTravelWithKindAndSentence() {
        assertThat(codes).allSatisfy(code -> {
            Rejection rejection = code.because("Expected this, but that.").rejection();
            assertThat(rejection)
                    .isEqualTo(new Rejection(code.code(), code.kind(), "Expected this, but that.", List.of()));
        });
    }
}
