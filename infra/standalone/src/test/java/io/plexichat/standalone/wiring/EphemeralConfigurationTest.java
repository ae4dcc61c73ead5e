package io.plexichat.standalone.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.standalone.backend.RedisSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EphemeralConfigurationTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(EphemeralConfiguration.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(logged);
    }

    @Test
    void shouldWarnOfAGatewayThatSharesWithNoOther() {
        open(true);

        assertThat(logged.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("plexichat.redis.url", "presence", "typing", "streams", "session", "of this process only");
    }

    @Test
    void shouldNotWarnWhereThereIsNoOther() {
        open(false);

        assertThat(logged.list).isEmpty();
    }

    private void open(boolean ofSeveral) {
        EphemeralState state = EphemeralConfiguration.open(
                new RedisSettings(null, null, null, "plexichat:"),
                directory.resolve("presence.jsonl"),
                InstantSource.system(),
                ofSeveral);
        assertThat(state.isWhole()).isTrue();
    }
}
