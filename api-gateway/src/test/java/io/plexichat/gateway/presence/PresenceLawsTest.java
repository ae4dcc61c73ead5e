package io.plexichat.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ApiJsons;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.RecordingBuses;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.TestQueries;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.InMemoryEphemeralState;
import io.plexichat.kernel.ephemeral.InMemoryLeases;
import io.plexichat.kernel.ephemeral.InMemoryTopics;
import io.plexichat.kernel.ephemeral.InMemoryValues;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.PresenceState;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Whatever devices do at two gateways, one of which may die: others see what a simple model says, and are told when it changes. */
class PresenceLawsTest {
    private static final int DEVICES = 2;
    private static final Duration GRACE = Duration.ofSeconds(5);

    enum Kind {
        CONNECT,
        DISCONNECT,
        CHOOSE,
        WAIT,
        CRASH
    }

    record Step(Kind kind, int device, int gateway, PresenceChoice choice, int seconds) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.CONNECT),
                                Tuple.of(10, Kind.DISCONNECT),
                                Tuple.of(4, Kind.CHOOSE),
                                Tuple.of(6, Kind.WAIT),
                                Tuple.of(1, Kind.CRASH)),
                        Arbitraries.integers().between(0, DEVICES - 1),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(PresenceChoice.class),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 60)
    void shouldShowWhatTheModelSays(@ForAll("steps") List<Step> steps) {
        World world = new World();
        for (Step step : steps) {
            world.take(step);
            PresenceState expected = world.model.visible();
            assertThat(world.shown()).as("read after %s", step).isEqualTo(expected);
            assertThat(world.told).as("told after %s", step).isEqualTo(expected);
        }
    }

    /** Rare among random steps: nobody else is there, and the grace of the first end is over before that of the second. */
    @Example
    void shouldGiveEachEndItsOwnGrace() {
        shouldShowWhatTheModelSays(List.of(
                step(Kind.CONNECT, 0),
                step(Kind.DISCONNECT, 0),
                step(Kind.WAIT, 3),
                step(Kind.CONNECT, 0),
                step(Kind.DISCONNECT, 0),
                step(Kind.WAIT, 3),
                step(Kind.WAIT, 3)));
    }

    private static Step step(Kind kind, int seconds) {
        return new Step(kind, 0, 0, PresenceChoice.ONLINE, seconds);
    }

    /** Says the same in another way: device by device, second by second. */
    private static final class Model {
        private final Map<Integer, Map<Integer, Integer>> open = new HashMap<>();
        private final Map<List<Integer>, Instant> until = new HashMap<>();
        private final Set<Integer> away = new HashSet<>();
        private PresenceChoice all = PresenceChoice.ONLINE;
        private Instant now = Instant.parse("2026-11-21T10:00:00Z");

        int open(int device, int gateway) {
            return open.getOrDefault(device, Map.of()).getOrDefault(gateway, 0);
        }

        void add(int device, int gateway, int more) {
            open.computeIfAbsent(device, _ -> new HashMap<>()).merge(gateway, more, Integer::sum);
            if (more < 0 && open(device, gateway) == 0) {
                until.put(List.of(device, gateway), now.plus(GRACE));
            }
        }

        void crash(int gateway) {
            open.values().forEach(each -> each.remove(gateway));
            until.keySet().removeIf(place -> place.get(1) == gateway);
        }

        void choose(int device, PresenceChoice choice) {
            away.remove(device);
            all = choice;
            if (choice == PresenceChoice.AWAY) {
                away.add(device);
                all = PresenceChoice.ONLINE;
            }
        }

        PresenceState visible() {
            PresenceState best = PresenceState.OFFLINE;
            for (int device = 0; device < DEVICES; device++) {
                if (isThere(device)) {
                    PresenceState state = away.contains(device) ? PresenceState.AWAY : PresenceState.ONLINE;
                    best = state.compareTo(best) < 0 ? state : best;
                }
            }
            if (best == PresenceState.OFFLINE || all == PresenceChoice.INVISIBLE) {
                return PresenceState.OFFLINE;
            }
            return all == PresenceChoice.DO_NOT_DISTURB ? PresenceState.DO_NOT_DISTURB : best;
        }

        private boolean isThere(int device) {
            for (int gateway = 0; gateway < 2; gateway++) {
                Instant end = until.get(List.of(device, gateway));
                if (open(device, gateway) > 0 || (end != null && now.isBefore(end))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final class World {
        private final Model model = new Model();
        private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        private final InMemoryTopics topics = new InMemoryTopics((_, e) -> {
            throw e;
        });
        private final InMemoryLeases leases = new InMemoryLeases();
        private final InMemoryValues values = new InMemoryValues(() -> model.now);
        private final RecordingBuses buses = new RecordingBuses();
        private final Gateway[] gateways = new Gateway[2];
        private final List<SessionId> sessions = new ArrayList<>();
        private PresenceState told = PresenceState.OFFLINE;

        World() {
            buses.onQuery(GetAudience.class, Audience.class, _ -> new Audience(Set.of(Samples.ROOM), 0));
            for (int i = 0; i < DEVICES; i++) {
                sessions.add(new SessionId(UUID.randomUUID()));
            }
            gateways[0] = new Gateway(this);
            gateways[1] = new Gateway(this);
            topics.listen(Signal.topic(Samples.ROOM), _ -> told = shown());
        }

        PresenceState shown() {
            Presence presence = gateways[0].presences.of(Samples.ALICE).block();
            return Objects.requireNonNull(presence).state();
        }

        void take(Step step) {
            Gateway gateway = gateways[step.gateway()];
            SessionId session = sessions.get(step.device());
            switch (step.kind()) {
                case CONNECT -> {
                    gateway.streams
                            .computeIfAbsent(step.device(), _ -> new ArrayList<>())
                            .add(gateway.connections.connected(caller(session)));
                    model.add(step.device(), step.gateway(), 1);
                }
                case DISCONNECT -> {
                    if (model.open(step.device(), step.gateway()) > 0) {
                        Objects.requireNonNull(gateway.streams.get(step.device()))
                                .removeLast()
                                .dispose();
                        model.add(step.device(), step.gateway(), -1);
                    }
                }
                case CHOOSE -> {
                    gateway.choose(session, step.choice());
                    model.choose(step.device(), step.choice());
                }
                case WAIT -> {
                    for (int i = 0; i < step.seconds(); i++) {
                        model.now = model.now.plusSeconds(1);
                        time.advanceTimeBy(Duration.ofSeconds(1));
                    }
                }
                case CRASH -> {
                    model.crash(1);
                    gateways[1].leases.die(gateways[0].leases);
                    gateways[1] = new Gateway(this);
                }
            }
        }

        private Caller caller(SessionId session) {
            return new Caller(
                    Samples.ALICE,
                    session,
                    new Username("alice"),
                    Set.of(ServerRole.MEMBER),
                    model.now.plus(1, ChronoUnit.DAYS),
                    0,
                    /* mustEnrol= */ false,
                    model.now);
        }
    }

    private static final class Gateway {
        private final MortalLeases leases;
        private final Presences presences;
        private final PresenceChanges changes;
        private final Connections connections;
        private final Map<Integer, List<Disposable>> streams = new HashMap<>();

        Gateway(World world) {
            leases = new MortalLeases(world.leases);
            EphemeralState state = new InMemoryEphemeralState(world.topics, leases, world.values);
            presences =
                    new Presences(state, ApiJsons.create(), new ServerTime(() -> world.model.now), Duration.ofDays(30));
            changes = new PresenceChanges(presences, new Announcements(state, TestQueries.of(world.buses)));
            connections = new Connections(changes, presences, GRACE, world.time);
            leases.onLost(group -> Presences.account(group)
                    .ifPresent(account -> changes.lost(account).subscribe()));
        }

        void choose(SessionId session, PresenceChoice choice) {
            changes.change(
                            Samples.ALICE,
                            () -> presences
                                    .preferences(Samples.ALICE)
                                    .flatMap(before -> presences.put(
                                            Samples.ALICE, before.choose(choice, session, CustomStatus.NONE, false))))
                    .block();
        }
    }
}
