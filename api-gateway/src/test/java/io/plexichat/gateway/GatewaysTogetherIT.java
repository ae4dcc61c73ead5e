package io.plexichat.gateway;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Two gateways with one Redis between them: what happens at one is known at the other. */
class GatewaysTogetherIT {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private static Path keys;

    private static RedisServer redis;
    private static FakeReadSide fake;
    private static RunningGateway one;
    private static RunningGateway two;

    private final AccountId ann = new AccountId(UUID.randomUUID());
    private final AccountId bob = new AccountId(UUID.randomUUID());
    private final SessionId session = new SessionId(UUID.randomUUID());
    private final List<Disposable> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        fake = new FakeReadSide();
        one = RunningGateway.start(fake, redis, keys);
        two = RunningGateway.start(fake, redis, keys);
        fake.publish();
    }

    /** Also after a test in which Redis was away. */
    @BeforeEach
    void findEachOther() throws InterruptedException {
        await(() -> one.state().isWhole() && two.state().isWhole());
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @AfterEach
    void closeStreams() {
        open.forEach(Disposable::dispose);
        fake.reset();
    }

    @Test
    void shouldShowPresenceAndTypingAcross() throws InterruptedException {
        BlockingQueue<String> seen = follow(one, ann, session);
        Disposable stream = stream(two, bob, session).subscribe();
        expect(seen, event -> isPresence(event, "online"));
        assertThat(state(one)).contains("\"state\":\"online\"");
        // Listening at the other gateway takes a moment; a notice is not kept.
        await(() -> {
            two.as(bob, session)
                    .post()
                    .uri("/api/v1/channels/" + ROOM + "/typing")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            return seen.stream().anyMatch(event -> event.contains("\"type\":\"typing\""));
        });
        two.as(bob, session)
                .put()
                .uri("/api/v1/me/presence")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"state\":\"do-not-disturb\",\"statusText\":\"Tea\"}")
                .exchange()
                .expectStatus()
                .isOk();
        expect(seen, event -> isPresence(event, "do-not-disturb") && event.contains("Tea"));
        // Moving from one gateway to the other is no coming and going.
        open.add(stream(one, bob, session).subscribe());
        stream.dispose();
        assertThat(state(two)).contains("\"state\":\"do-not-disturb\"");
        assertThat(seen).noneMatch(event -> isPresence(event, "offline"));
    }

    @Test
    void shouldEndStreamsAtOnceWhereverTheSessionEnds() throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        open.add(stream(one, ann, session).subscribe(seen::add, _ -> {}, () -> seen.add("closed")));
        BlockingQueue<String> other = follow(one, bob, new SessionId(UUID.randomUUID()));
        await(() -> connected(ann) && connected(bob));
        fake.buses()
                .onQuery(
                        GetSessionStatus.class,
                        SessionStatus.class,
                        query -> new SessionStatus(!query.sessionId().equals(session)));
        two.as(ann, new SessionId(UUID.randomUUID()))
                .delete()
                .uri("/api/v1/sessions/" + session)
                .exchange()
                .expectStatus()
                .isNoContent();
        expect(seen, event -> event.contains("session.ended"));
        expect(seen, "closed"::equals);
        assertThat(other).noneMatch(event -> event.contains("session.ended"));
    }

    @Test
    void shouldCountStreamsTogether() throws InterruptedException {
        open.add(stream(one, ann, session).subscribe());
        open.add(stream(one, ann, session).subscribe());
        open.add(stream(two, ann, session).subscribe());
        await(() -> count("streams:" + ann) == 3);
        for (RunningGateway gateway : List.of(one, two)) {
            gateway.as(ann, session)
                    .get()
                    .uri("/api/v1/events")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429);
        }
        open.removeFirst().dispose();
        await(() -> count("streams:" + ann) == 2);
        open.add(stream(two, ann, session).subscribe());
        await(() -> count("streams:" + ann) == 3);
    }

    @Test
    void shouldNoticeAGatewayThatDies() throws InterruptedException {
        BlockingQueue<String> seen = follow(one, ann, session);
        RunningGateway dying = RunningGateway.start(fake, redis, keys);
        await(() -> dying.state().isWhole());
        open.add(stream(dying, bob, session).onErrorComplete().subscribe());
        expect(seen, event -> isPresence(event, "online"));
        dying.die();
        expect(seen, event -> isPresence(event, "offline"), Leases.OUTLIVES.plus(SOON));
    }

    @Test
    void shouldGoOnWithoutRedisAndHeal() throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        open.add(stream(one, ann, session).subscribe(events::add));
        open.add(stream(two, bob, session).subscribe());
        expect(events, event -> isPresence(event, "online"));

        redis.kill();
        await(() -> !one.state().isWhole() && !two.state().isWhole());
        fake.publish(Samples.sent(fake.head() + 1, ROOM, "still here"));
        expect(events, event -> event.contains("still here"));
        assertThat(state(one)).contains("\"state\":\"offline\"");
        one.as(ann, session)
                .put()
                .uri("/api/v1/me/presence")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"state\":\"invisible\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(503);

        redis.startAgain();
        expect(events, event -> isPresence(event, "online"));
        await(() -> state(one).contains("\"state\":\"online\""));
    }

    private String state(RunningGateway gateway) {
        return new String(
                gateway.as(ann, session)
                        .get()
                        .uri("/api/v1/accounts/" + bob + "/presence")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);
    }

    /** Returns when its device is known. */
    private BlockingQueue<String> follow(RunningGateway gateway, AccountId account, SessionId session)
            throws InterruptedException {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        open.add(stream(gateway, account, session).subscribe(seen::add));
        await(() -> connected(account));
        return seen;
    }

    private static Flux<String> stream(RunningGateway gateway, AccountId account, SessionId session) {
        return gateway.as(account, session)
                .get()
                .uri("/api/v1/events")
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .mapNotNull(ServerSentEvent::data);
    }

    private boolean connected(AccountId account) {
        return count("presence:" + account) > 0;
    }

    private static int count(String group) {
        return one.state()
                .leases()
                .held(List.of(group))
                .join()
                .getOrDefault(group, Map.of())
                .size();
    }

    private boolean isPresence(String event, String state) {
        return event.contains("\"type\":\"presence\"")
                && event.contains(bob.toString())
                && event.contains("\"state\":\"" + state + "\"");
    }

    private static void expect(BlockingQueue<String> seen, Predicate<String> wanted) throws InterruptedException {
        expect(seen, wanted, SOON);
    }

    private static void expect(BlockingQueue<String> seen, Predicate<String> wanted, Duration limit)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        List<String> before = new ArrayList<>();
        while (true) {
            String next = seen.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            assertThat(next).as("in time, after %s", before).isNotNull();
            if (wanted.test(next)) {
                return;
            }
            before.add(next);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
