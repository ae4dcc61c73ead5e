package io.plexichat.command.session;

import static io.plexichat.command.TestCommandSide.NOW;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The aggregate alone, given its events; who may do this is asked before. */
class SessionTest {
    private static final SessionId PHONE = new SessionId(new UUID(0x5, 1));
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final TokenHash FIRST = new TokenHash("1".repeat(64));
    private static final TokenHash SECOND = new TokenHash("2".repeat(64));
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofHours(1), Duration.ofDays(1));
    private static final Instant EXPIRY = NOW.plus(LIMITS.idle());
    private static final SessionStarted STARTED = new SessionStarted(PHONE, ADA, FIRST, null, NOW, EXPIRY);
    private static final SessionEnded ENDED = new SessionEnded(PHONE, ADA, EndReason.LOGGED_OUT, NOW);

    private final AggregateTestFixture<Session> fixture = new AggregateTestFixture<>(Session.class);

    @BeforeEach
    void handle() {
        fixture.registerAnnotatedCommandHandler(new Handler(fixture.getRepository()));
    }

    @Test
    void shouldTakeTheNextTokenInPlaceOfTheLast() {
        fixture.given(STARTED)
                .when(new RefreshSession(PHONE, FIRST, SECOND, NOW, LIMITS))
                .expectEvents(new SessionRefreshed(PHONE, ADA, SECOND, NOW, EXPIRY));
    }

    @Test
    void shouldEndOnce() {
        EndSession end = new EndSession(PHONE, ADA, NOW);
        fixture.given(STARTED).when(end).expectEvents(ENDED);
        fixture.given(STARTED, ENDED).when(end).expectNoEvents();
    }

    record Handler(Repository<Session> sessions) {
        @CommandHandler
        void handle(RefreshSession command) {
            sessions.load(command.sessionId().toString())
                    .execute(session -> session.refresh(
                            command.next(), command.at(), command.limits().expiry(NOW, command.at())));
        }

        @CommandHandler
        void handle(EndSession command) {
            sessions.load(command.sessionId().toString())
                    .execute(session -> session.end(EndReason.LOGGED_OUT, command.at()));
        }
    }
}
