package io.plexichat.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.plexichat.kernel.RejectionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorsDocumentTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+\\.[a-z-]+)` \\| (\\d{3}) \\|");

    @Test
    void shouldListEveryCodeOfTheKernelWithItsStatus() throws IOException {
        Path document = Path.of(System.getProperty("plexichat.root", ".."), "docs", "api", "errors.md");
        Map<String, Integer> listed = ROW.matcher(Files.readString(document))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        (MatchResult row) -> Integer.valueOf(row.group(2)),
                        (a, _) -> a,
                        TreeMap::new));
        assertThat(listed).isEqualTo(codes());
    }

    private static Map<String, Integer> codes() {
        return new ClassFileImporter()
                .importPackages("io.plexichat.kernel").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(RejectionCode.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                        .map(RejectionCode.class::cast)
                        .collect(Collectors.toMap(
                                RejectionCode::code,
                                code -> Statuses.of(code.because("").rejection()),
                                (a, _) -> a,
                                TreeMap::new));
    }
}
