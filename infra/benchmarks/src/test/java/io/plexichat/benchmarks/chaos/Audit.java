package io.plexichat.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Compares what everybody received, and was acknowledged, with the log. */
final class Audit {
    private final History history;
    private int connections;
    private int received;
    private int excused;

    Audit(History history) {
        this.history = history;
    }

    /** Waits until the client has everything. */
    void await(Follower follower, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<Connection> all = follower.connections();
            Optional<String> missing = sightOf(follower).wrong(all.getLast(), true);
            if (missing.isEmpty()) {
                return;
            }
            assertThat(System.nanoTime())
                    .as(
                            "%s, after %d failures, last %s: %s",
                            follower, follower.failures(), follower.lastFailure(), missing.get())
                    .isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** @param follower one that was closed */
    List<String> wrongs(Follower follower) {
        List<String> wrongs = new ArrayList<>();
        Sight sight = sightOf(follower);
        List<Connection> all = follower.connections();
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            sight.wrong(all.get(i), i == all.size() - 1)
                    .ifPresent(wrong -> wrongs.add("%s, connection %d: %s".formatted(follower, number, wrong)));
            received += all.get(i).received().size();
        }
        connections += made(follower);
        excused += sight.excused();
        return wrongs;
    }

    /** Messages that are not in the log exactly once, at the position they were acknowledged with. */
    List<String> lost(Map<UUID, Long> acknowledged) {
        Map<UUID, List<Long>> logged = new HashMap<>();
        for (LoggedEvent event : history.events()) {
            UUID message = event.message();
            if (message != null && event.type().equals(LoggedEvent.SENT)) {
                logged.computeIfAbsent(message, _ -> new ArrayList<>()).add(event.position());
            }
        }
        List<String> lost = new ArrayList<>();
        acknowledged.forEach((message, position) -> {
            List<Long> found = logged.getOrDefault(message, List.of());
            if (!found.equals(List.of(position))) {
                lost.add("message %s of %d is at %s".formatted(message, position, found));
            }
        });
        logged.forEach((message, positions) -> {
            if (positions.size() > 1) {
                lost.add("message %s is at %s".formatted(message, positions));
            }
        });
        return lost;
    }

    @Override
    public String toString() {
        return "%d events of channels; %d received over %d connections; %d not shown as the channel was left meanwhile"
                .formatted(history.events().size(), received, connections, excused);
    }

    /** Connections that gave something; attempts that were in vain are left out. */
    static int made(Follower follower) {
        return (int) follower.connections().stream()
                .filter(each -> each.begun() != null)
                .count();
    }

    private Sight sightOf(Follower follower) {
        return new Sight(history, follower.who().accountId(), follower.who().asked());
    }
}
