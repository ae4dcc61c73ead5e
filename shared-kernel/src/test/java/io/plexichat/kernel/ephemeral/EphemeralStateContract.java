package io.plexichat.kernel.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every kind of {@link EphemeralState} keeps. Topics, groups and keys are new in each test, so that one state serves all. */
public abstract class EphemeralStateContract {
    protected static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);

    private final String name = UUID.randomUUID().toString();

    protected abstract EphemeralState state();

    /** Another process that shares it; the same where there can be only one. */
    protected abstract EphemeralState other();

    /** Time passes for values. */
    protected abstract void pass(Duration time) throws InterruptedException;

    protected static <T> T now(CompletableFuture<T> future) {
        return future.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Nested
    class OfTopics {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Test
        void shouldTellListenersOfTheTopicAndNobodyElse() throws InterruptedException {
            BlockingQueue<String> elsewhere = new LinkedBlockingQueue<>();
            try (Registration _ = state().topics().listen(name, heard::add);
                    Registration _ = state().topics().listen(name + "-2", elsewhere::add)) {
                state().topics().publish(List.of(name), "hello");
                assertThat(next(heard)).isEqualTo("hello");
                state().topics().publish(List.of(name + "-2", name + "-3"), "there");
                assertThat(next(elsewhere)).isEqualTo("there");
            }
            assertThat(heard).isEmpty();
        }

        @Test
        void shouldTellOtherProcessesInOrderAndOnce() throws InterruptedException {
            try (Registration _ = other().topics().listen(name, heard::add)) {
                untilHeard();
                IntStream.range(0, 100).forEach(i -> state().topics().publish(List.of(name), "n" + i));
                for (int i = 0; i < 100; i++) {
                    assertThat(next(heard)).isEqualTo("n" + i);
                }
            }
        }

        @Test
        void shouldEndWithTheRegistrationAndBeginAgain() throws InterruptedException {
            Registration first = state().topics().listen(name, heard::add);
            first.close();
            first.close();
            state().topics().publish(List.of(name), "missed");
            try (Registration _ = state().topics().listen(name, heard::add)) {
                state().topics().publish(List.of(name), "seen");
                assertThat(next(heard)).isEqualTo("seen");
            }
            assertThat(heard).isEmpty();
        }

        @Test
        void shouldTellTheOthersWhenOneFails() throws InterruptedException {
            try (Registration _ = state().topics().listen(name, _ -> {
                        throw new IllegalStateException("on purpose");
                    });
                    Registration _ = state().topics().listen(name, heard::add)) {
                state().topics().publish(List.of(name), "hello");
                assertThat(next(heard)).isEqualTo("hello");
            }
        }

        /** Listening reaches other processes a moment later. */
        private void untilHeard() throws InterruptedException {
            do {
                state().topics().publish(List.of(name), "first");
            } while (heard.poll(50, TimeUnit.MILLISECONDS) == null);
            state().topics().publish(List.of(name), "last");
            while (!"last".equals(next(heard))) {
                // What was sent while it was not known to be heard.
            }
        }
    }

    @Nested
    class OfLeases {
        @Test
        void shouldShowWhatIsHeldToEveryProcess() {
            assertThat(hold(state(), "a", "one", 2)).isTrue();
            assertThat(hold(other(), "b", "two", 2)).isTrue();
            Map<String, String> both = Map.of("a", "one", "b", "two");
            assertThat(held(state())).isEqualTo(both);
            assertThat(held(other())).isEqualTo(both);
        }

        @Test
        void shouldRefuseMoreThanTheMostButChangeWhatIsHeld() {
            assertThat(hold(state(), "a", "one", 2)).isTrue();
            assertThat(hold(other(), "b", "two", 2)).isTrue();
            assertThat(hold(state(), "c", "three", 2)).isFalse();
            assertThat(hold(state(), "a", "changed", 1)).isTrue();
            assertThat(held(other())).isEqualTo(Map.of("a", "changed", "b", "two"));
        }

        @Test
        void shouldMakeRoomOnceReleased() {
            hold(state(), "a", "one", 1);
            now(state().leases().release(name, "a"));
            now(state().leases().release(name, "nobody"));
            assertThat(now(other().leases().held(Set.of(name)))).isEmpty();
            assertThat(hold(other(), "b", "two", 1)).isTrue();
        }

        @Test
        void shouldReadManyGroupsAtOnceAndLeaveOutThoseThatAreEmpty() {
            List<String> groups =
                    IntStream.range(0, 1_000).mapToObj(i -> name + "-" + i).toList();
            now(state().leases().hold(groups.get(3), "a", "\n:'\"\u00e9\ud83d\ude00", 1));
            now(state().leases().hold(groups.get(997), "b", "", 1));
            assertThat(now(other().leases().held(groups)))
                    .isEqualTo(Map.of(
                            groups.get(3), Map.of("a", "\n:'\"\u00e9\ud83d\ude00"), groups.get(997), Map.of("b", "")));
        }

        @Test
        void shouldNeverLetMoreInWhenManyComeAtOnce() {
            List<CompletableFuture<Boolean>> asked = IntStream.range(0, 100)
                    .mapToObj(i -> (i % 2 == 0 ? state() : other()).leases().hold(name, "h" + i, "", 7))
                    .toList();
            assertThat(asked.stream().filter(each -> now(each)).count()).isEqualTo(7);
            assertThat(held(state())).hasSize(7);
        }

        private boolean hold(EphemeralState by, String holder, String value, int most) {
            return now(by.leases().hold(name, holder, value, most));
        }

        private Map<String, String> held(EphemeralState by) {
            return now(by.leases().held(Set.of(name))).getOrDefault(name, Map.of());
        }
    }

    @Nested
    class OfValues {
        @Test
        void shouldKeepTheLastValueForEveryProcess() {
            now(state().values().put(name, "one", DAY));
            now(other().values().put(name, "two \ud83d\ude00", DAY));
            now(state().values().put(name + "-2", "", DAY));
            assertThat(now(state().values().get(List.of(name, name + "-2", name + "-3"))))
                    .isEqualTo(Map.of(name, "two \ud83d\ude00", name + "-2", ""));
            assertThat(now(state().values().get(List.of()))).isEmpty();
        }

        @Test
        void shouldForgetWhatIsRemoved() {
            now(state().values().put(name, "one", DAY));
            now(state().values().remove(name));
            now(state().values().remove(name));
            assertThat(now(other().values().get(Set.of(name)))).isEmpty();
        }

        @Test
        void shouldForgetWhatExpired() throws InterruptedException {
            Duration keep = Duration.ofMillis(300);
            now(state().values().put(name, "short", keep));
            now(state().values().put(name + "-2", "prolonged", keep));
            now(state().values().prolong(name + "-2", DAY));
            now(state().values().prolong(name + "-3", DAY));
            assertThat(now(state().values().get(Set.of(name)))).containsKey(name);
            pass(keep.plusMillis(50));
            assertThat(now(state().values().get(Set.of(name, name + "-2", name + "-3"))))
                    .isEqualTo(Map.of(name + "-2", "prolonged"));
        }
    }

    @Test
    void shouldBeWhole() {
        assertThat(state().isWhole()).isTrue();
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    }
}
