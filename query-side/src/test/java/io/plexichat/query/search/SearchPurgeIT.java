package io.plexichat.query.search;

import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.erasure.ErasureQuery.AwaitSearchPurge;
import io.plexichat.kernel.erasure.ErasureQuery.SearchPurged;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.junit.jupiter.api.Test;

/** Reads the files of the search engine as a thief would. */
class SearchPurgeIT {
    private static final Path FILES =
            Path.of(System.getProperty("plexichat.root")).resolve("infra/test-servers/target/throwaway");

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldLeaveNothingDeletedInTheFiles() throws Exception {
        try (ReadSide side = ReadSide.withSearch(log)) {
            log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
            log.append(says("ann", "square", "zyxmarkerkept"), says("ann", "square", "zyxmarkergone"));
            log.append(
                    says("ann", "square", "zyxmarkerfirst"), edits("ann", "square", "zyxmarkerfirst", "zyxmarkernext"));
            side.catchUp();
            purge(side);
            assertThat(filesWith("zyxmarkerkept")).isNotEmpty();
            assertThat(filesWith("zyxmarkergone")).isNotEmpty();
            assertThat(filesWith("zyxmarkerfirst")).as("what an edit replaced").isEmpty();

            log.append(deletes("ann", "square", "zyxmarkergone"), deletes("ann", "square", "zyxmarkerfirst"));
            side.catchUp();
            purge(side);
            assertThat(filesWith("zyxmarkerkept")).isNotEmpty();
            assertThat(filesWith("zyxmarkergone")).isEmpty();
            assertThat(filesWith("zyxmarkernext")).isEmpty();
            side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_2"));
        }
    }

    private void purge(ReadSide side) throws Exception {
        var answer = side.bus
                .query(new GenericQueryMessage<>(new AwaitSearchPurge(), ResponseTypes.instanceOf(SearchPurged.class))
                        .withMetaData(Map.of(MetadataKeys.MIN_POSITION, log.head())))
                .get(2, TimeUnit.MINUTES);
        assertThat(answer.isExceptional()).isFalse();
    }

    private static List<Path> filesWith(String marker) throws IOException {
        assumeThat(Files.isDirectory(FILES))
                .as("the engine's files are on this machine")
                .isTrue();
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(FILES, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().contains("elasticsearch") && holds(file, marker)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // The engine took it away meanwhile.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean holds(Path file, String marker) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(marker);
        } catch (NoSuchFileException _) {
            return false;
        }
    }
}
