package io.plexichat.kernel.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryEphemeralStateTest extends EphemeralStateContract {
    private Instant time = Instant.parse("2026-11-21T10:00:00Z");
    private final List<String> failures = new ArrayList<>();
    private final EphemeralState state =
            new InMemoryEphemeralState(new InMemoryValues(() -> time), (topic, _) -> failures.add(topic));

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
    void shouldTellWhichListenersFail() {
        try (Registration _ = state.topics().listen("bad", _ -> {
            throw new IllegalStateException("on purpose");
        })) {
            state.topics().publish(List.of("bad"), "hello");
        }
        assertThat(failures).containsExactly("bad");
    }

    @Test
    void shouldSweepExpiredValuesWhenThereAreMany() {
        Values values = state.values();
        for (int i = 0; i < 1_000; i++) {
            now(values.put("short-" + i, "x", Duration.ofSeconds(1)));
        }
        pass(Duration.ofSeconds(2));
        now(values.put("one more", "x", Duration.ofSeconds(1)));
        // Nothing but the sweep ends them: the clock goes back.
        time = time.minusSeconds(2);
        assertThat(now(values.get(List.of("short-0", "one more")))).isEqualTo(Map.of("one more", "x"));
    }
}
