package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.Disposable;

class LiveLimitsTest {
    private final LiveLimits limits = new LiveLimits(new Binder(new MapConfigurationPropertySource(Map.of(
                    "live.connections", "2",
                    "live.connections-per-account", "1",
                    "live.streams-per-account", "1")))
            .bindOrCreate("live", GatewayProperties.Live.class));

    @Test
    void shouldRefuseWhatIsOverTheLimitAndTakeItOnceThereIsRoom() {
        Disposable first = limits.connection(Samples.ALICE);
        assertThatThrownBy(() -> limits.connection(Samples.ALICE)).hasMessageContaining("too many");
        limits.connection(Samples.BOB).dispose();
        first.dispose();
        first.dispose();
        Disposable second = limits.connection(Samples.ALICE);
        assertThatThrownBy(() -> limits.connection(Samples.ALICE)).hasMessageContaining("too many");
        second.dispose();
    }

    @Test
    void shouldCountWhatTheProcessHasOpen() {
        Disposable one = limits.connection();
        Disposable other = limits.connection();
        assertThatThrownBy(limits::connection).hasMessageContaining("as many as it takes");
        assertThat(limits.open()).isEqualTo(2);
        one.dispose();
        one.dispose();
        other.dispose();
        assertThat(limits.open()).isZero();
    }

    @Test
    void shouldLeaseLessAsCommandsPileUp() {
        assertThat(RequestLeases.allowed(0)).isEqualTo(1_000);
        assertThat(RequestLeases.allowed(0.75)).isEqualTo(250);
        assertThat(RequestLeases.allowed(1)).isZero();
    }
}
