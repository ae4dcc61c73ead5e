package io.plexichat.standalone.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.EphemeralStateContract;
import io.plexichat.kernel.ephemeral.InMemoryEphemeralState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileValuesTest extends EphemeralStateContract {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private Path file;
    private Instant time = Instant.parse("2026-11-21T10:00:00Z");
    private EphemeralState state;

    @BeforeEach
    void open() {
        file = directory.resolve("new").resolve("values.jsonl");
        state = new InMemoryEphemeralState(reopened(), (_, _) -> {});
    }

    @Override
    protected EphemeralState state() {
        return state;
    }

    @Override
    protected EphemeralState other() {
        return state;
    }

    @Override
    protected void pass(Duration passed) {
        time = time.plus(passed);
    }

    @Test
    void shouldOutliveTheProcess() {
        now(state.values().put("a", "one", DAY));
        now(state.values().put("a", "two\n\"\u00e9", DAY));
        now(state.values().put("b", "short", Duration.ofSeconds(1)));
        now(state.values().put("c", "removed", DAY));
        now(state.values().remove("c"));
        pass(Duration.ofSeconds(2));
        assertThat(now(reopened().get(List.of("a", "b", "c")))).isEqualTo(Map.of("a", "two\n\"\u00e9"));
    }

    @Test
    void shouldLeaveNothingOfWhatIsRemovedOnDisk() throws IOException {
        now(state.values().put("a", "secret one", DAY));
        now(state.values().put("a", "secret two", DAY));
        now(state.values().remove("a"));
        assertThat(file).content().doesNotContain("secret");
    }

    @Test
    void shouldBeReadByItsOwnerOnly() throws IOException {
        now(state.values().put("a", "one", DAY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldTakeALineThatWasNotWholeForNotWritten() throws IOException {
        now(state.values().put("a", "one", DAY));
        Files.writeString(file, "{\"key\":\"a\",\"val", StandardOpenOption.APPEND);
        FileValues again = reopened();
        assertThat(now(again.get(List.of("a")))).isEqualTo(Map.of("a", "one"));
        now(again.put("b", "two", DAY));
        assertThat(now(reopened().get(List.of("a", "b")))).isEqualTo(Map.of("a", "one", "b", "two"));
    }

    private FileValues reopened() {
        return FileValues.open(new ValueJournal(file), () -> time);
    }
}
