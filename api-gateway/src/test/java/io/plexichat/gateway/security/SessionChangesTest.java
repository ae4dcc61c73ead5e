package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.ephemeral.InMemoryTopics;
import io.plexichat.kernel.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Two gateways on the same topics. */
class SessionChangesTest {
    private final InMemoryTopics topics = new InMemoryTopics((_, e) -> {
        throw e;
    });
    private final List<String> told = new ArrayList<>();
    private final SessionChanges here = new SessionChanges(topics, change -> told.add("here " + change.position()));
    private final SessionChanges there = new SessionChanges(topics, change -> told.add("there " + change.position()));
    private final Caller alice = caller(Samples.ALICE);

    @Test
    void shouldTellWhoServesTheSessionOrTheAccountAndNobodyElse() {
        List<Long> seen = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        there.of(alice).subscribe(seen::add);
        there.of(caller(Samples.ALICE)).subscribe(others::add);
        there.of(caller(Samples.BOB)).subscribe(others::add);

        here.tell(SessionChanges.Change.of(alice.sessionId(), 7));
        assertThat(seen).containsExactly(7L);
        assertThat(others).isEmpty();

        here.tell(SessionChanges.Change.of(Samples.ALICE, 8));
        assertThat(seen).containsExactly(7L, 8L);
        assertThat(others).containsExactly(8L);
    }

    @Test
    void shouldTellAnApiTokenOfItselfAndOfThoseItEndsWith() {
        ApiTokenId id = new ApiTokenId(UUID.randomUUID());
        Caller bot = Caller.of(new ApiTokenUse(id, Samples.ALICE, Set.of(Samples.BOB), Set.of(), Samples.LATE, null));
        List<Long> seen = new ArrayList<>();
        there.of(bot).subscribe(seen::add);
        here.tell(SessionChanges.Change.of(id, 7));
        here.tell(SessionChanges.Change.of(Samples.BOB, 8));
        here.tell(SessionChanges.Change.of(new ApiTokenId(UUID.randomUUID()), 9));
        here.tell(SessionChanges.Change.of(bot.sessionId(), 10));
        assertThat(seen).containsExactly(7L, 8L);
        assertThat(there.waitedFor(ApiTokenId.class)).containsExactly(id);
        assertThat(there.waitedFor(SessionId.class)).isEmpty();
    }

    @Test
    void shouldLetEveryGatewayKnowBeforeStreamsAsk() {
        there.of(alice).subscribe(_ -> told.add("stream"));
        here.tell(SessionChanges.Change.of(alice.sessionId(), 7));
        assertThat(told.indexOf("stream")).isGreaterThan(told.indexOf("there 7"));
        assertThat(told).contains("here 7");
    }

    @Test
    void shouldForgetStreamsThatEnded() {
        List<Long> seen = new ArrayList<>();
        Disposable stream = there.of(alice).subscribe(seen::add);
        stream.dispose();
        here.tell(SessionChanges.Change.of(alice.sessionId(), 7));
        assertThat(seen).isEmpty();
    }

    @Test
    void shouldIgnoreWhatItDoesNotKnow() {
        for (String text :
                List.of("", "x", "s", "a" + Samples.ALICE, "x" + Samples.ALICE + "@1", "s" + Samples.ALICE + "@-1")) {
            topics.publish(List.of("sessions"), text);
        }
        assertThat(told).isEmpty();
    }

    private static Caller caller(AccountId account) {
        return new Caller(
                account,
                new SessionId(UUID.randomUUID()),
                new Username("somebody"),
                Set.of(),
                Samples.AT,
                1,
                /* mustEnrol= */ false,
                Samples.AT);
    }
}
