package io.plexichat.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.EphemeralStateContract;
import io.plexichat.kernel.ephemeral.EphemeralStateException;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.ephemeral.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RedisEphemeralStateIT extends EphemeralStateContract {
    private static RedisServer server;
    private static RedisEphemeralState one;
    private static RedisEphemeralState two;

    private final String name = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        one = open(server);
        two = open(server);
        await(one::isWhole);
        await(two::isWhole);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        server.close();
    }

    @Override
    protected EphemeralState state() {
        return one;
    }

    @Override
    protected EphemeralState other() {
        return two;
    }

    @Override
    protected void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    @Test
    void shouldListenToManyTopicsAtOnce() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        List<String> topics = IntStream.range(0, 2_000).mapToObj(i -> name + i).toList();
        List<Registration> listening = new ArrayList<>();
        topics.forEach(topic -> listening.add(two.topics().listen(topic, _ -> heard.add(topic))));
        await(() -> {
            heard.clear();
            one.topics().publish(topics, "hello");
            return await(() -> Set.copyOf(heard).size() == topics.size(), Duration.ofSeconds(1));
        });
        listening.forEach(Registration::close);
        await(() -> {
            heard.clear();
            one.topics().publish(topics, "anybody?");
            return now(two.values().get(Set.of(name))).isEmpty() && heard.isEmpty();
        });
    }

    @Nested
    class OfAProcessThatDies {
        @Test
        void shouldLetItsEntriesEndAndTellOneOfTheOthers() {
            Queue<String> lost = new ConcurrentLinkedQueue<>();
            try (Registration _ = one.leases().onLost(lost::add);
                    Registration _ = two.leases().onLost(lost::add)) {
                RedisEphemeralState dying = open(server);
                await(dying::isWhole);
                assertThat(now(dying.leases().hold(name, "dying", "x", 9))).isTrue();
                assertThat(now(one.leases().hold(name, "living", "y", 9))).isTrue();
                dying.close();
                await(() -> lost.contains(name), Leases.OUTLIVES.plus(SOON));
                assertThat(now(two.leases().held(Set.of(name)))).isEqualTo(Map.of(name, Map.of("living", "y")));
                assertThat(lost).containsOnlyOnce(name);
            }
        }
    }

    @Nested
    class OfRedisThatIsAway {
        private final RedisServer mortal = RedisServer.start();
        private final RedisEphemeralState here = open(mortal);
        private final RedisEphemeralState there = open(mortal);

        @Test
        void shouldGoOnAloneAndJoinTheOthersWhenItIsBack() {
            Queue<String> heardHere = new ConcurrentLinkedQueue<>();
            Queue<String> heardThere = new ConcurrentLinkedQueue<>();
            Queue<String> whole = new ConcurrentLinkedQueue<>();
            try (mortal;
                    here;
                    there;
                    Registration _ = here.topics().listen(name, heardHere::add);
                    Registration _ = there.topics().listen(name, heardThere::add);
                    Registration _ = here.onWhole(() -> whole.add("whole"))) {
                await(() -> here.isWhole() && there.isWhole());
                hold(here, "a");
                hold(there, "b");
                assertThat(held(here)).containsOnlyKeys("a", "b");
                now(here.values().put(name, "kept", Duration.ofDays(1)));
                await(() -> whole.contains("whole"));
                whole.clear();

                mortal.kill();
                await(() -> !here.isWhole() && !there.isWhole());
                here.topics().publish(List.of(name), "alone");
                assertThat(heardHere).contains("alone");
                assertThat(held(here)).containsOnlyKeys("a");
                now(here.leases().release(name, "a"));
                hold(here, "c");
                assertThat(held(here)).containsOnlyKeys("c");
                assertThatThrownBy(() -> now(here.values().get(Set.of(name))))
                        .hasCauseInstanceOf(EphemeralStateException.class);

                mortal.startAgain();
                await(() -> held(there).keySet().equals(Set.of("b", "c")));
                await(() -> held(here).keySet().equals(Set.of("b", "c")));
                await(() -> whole.contains("whole"));
                await(() -> {
                    here.topics().publish(List.of(name), "together");
                    return await(() -> heardThere.contains("together"), Duration.ofMillis(200));
                });
                now(there.values().put(name, "again", Duration.ofDays(1)));
                assertThat(now(here.values().get(Set.of(name)))).containsValue("again");
            }
        }

        @Test
        void shouldStartWithoutItAndFindIt() {
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            mortal.kill();
            try (mortal;
                    RedisEphemeralState early = open(mortal);
                    RedisEphemeralState late = open(mortal);
                    Registration _ = early.topics().listen(name, heard::add)) {
                hold(early, "early");
                assertThat(held(early)).containsOnlyKeys("early");
                mortal.startAgain();
                await(() -> held(late).keySet().equals(Set.of("early")));
                await(() -> {
                    late.topics().publish(List.of(name), "hello");
                    return await(() -> heard.contains("hello"), Duration.ofMillis(200));
                });
            } finally {
                here.close();
                there.close();
            }
        }

        private void hold(EphemeralState by, String holder) {
            assertThat(now(by.leases().hold(name, holder, "", 9))).isTrue();
        }

        private Map<String, String> held(EphemeralState by) {
            return now(by.leases().held(Set.of(name))).getOrDefault(name, Map.of());
        }
    }

    private static RedisEphemeralState open(RedisServer server) {
        return RedisEphemeralState.open(RedisAddress.parse(server.url(), null, null, "test:"));
    }

    private static void await(BooleanSupplier condition) {
        assertThat(await(condition, SOON.multipliedBy(2))).isTrue();
    }

    private static boolean await(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }
}
