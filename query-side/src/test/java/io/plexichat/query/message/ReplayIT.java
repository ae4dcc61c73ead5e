package io.plexichat.query.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.projection.TableDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class ReplayIT {
    private static final List<String> PROJECTIONS =
            List.of("account", "session", "logins", "bot", "directory", "timeline", "erasure");

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void shouldMakeTheSameRowsHoweverTheEventsCome(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int batch) {
        List<Object> history = Histories.random(seed, 300);
        InMemoryLog log = new InMemoryLog();
        try (ReadSide live = ReadSide.withoutSearch(log, batch)) {
            for (int from = 0; from < history.size(); from += 17) {
                log.append(history.subList(from, Math.min(history.size(), from + 17)));
            }
            live.catchUp();
            Map<String, Map<String, TableDigest>> checksums = checksums(live);

            PROJECTIONS.forEach(name -> live.projection(name).reset());
            live.catchUp();
            assertThat(checksums(live)).isEqualTo(checksums);

            try (ReadSide another = ReadSide.withoutSearch(log, 1_000)) {
                another.catchUp();
                assertThat(checksums(another)).isEqualTo(checksums);
            }
        }
    }

    private static Map<String, Map<String, TableDigest>> checksums(ReadSide side) {
        Map<String, Map<String, TableDigest>> checksums = new HashMap<>();
        PROJECTIONS.forEach(name -> checksums.put(name, side.projection(name).checksums()));
        return checksums;
    }
}
