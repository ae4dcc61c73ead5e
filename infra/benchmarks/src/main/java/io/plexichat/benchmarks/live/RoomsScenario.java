package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.Latencies;
import io.plexichat.benchmarks.Report;
import io.plexichat.benchmarks.live.LiveApi.Person;
import io.plexichat.benchmarks.product.ProcessorTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Rooms of as many members each, all of whom listen, and senders that each send the next message when the one before is acknowledged. An
 * account is in several rooms when there are fewer accounts than members; each of its connections follows one of them.
 */
record RoomsScenario(String name, int rooms, int members, int senders, String target) implements Scenario {
    @Override
    public void play(Stage stage) throws Exception {
        List<UUID> channels = new ArrayList<>();
        List<String> tokens = new ArrayList<>();
        int next = 0;
        for (int room = 0; room < rooms; room++) {
            List<Person> people = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                people.add(stage.people().get(next++ % stage.people().size()));
            }
            channels.add(stage.api().room(name + room, people));
            people.forEach(person -> tokens.add(person.token()));
        }
        try (LiveClients clients = stage.clients()) {
            List<LiveClient> listeners = clients.connect(tokens);
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).subscribe(channels.get(i / members), null);
            }
            Stage.await("all to listen", () -> listeners.stream().allMatch(LiveClient::live));
            // Sender n is the first, second and so on of a room, and sends into that room alone: its account is in it
            // for sure.
            List<String> voices = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                voices.add(tokens.get(i % rooms * members + i / rooms));
            }
            List<LiveClient> talkers = clients.connect(voices);
            for (int i = 0; i < senders; i++) {
                talkers.get(i).talk(channels.get(i % rooms));
            }
            Stage.rest(stage.warmUp());
            measure(stage, clients);
            talkers.forEach(LiveClient::stop);
            Stage.rest(Duration.ofMillis(500));
            clients.awaitDelivered(clients.acknowledged() * members);
            Stage.rest(Duration.ofMillis(500));
            clients.check();
            if (clients.delivered() != clients.acknowledged() * members) {
                throw new IllegalStateException(
                        "Expected " + clients.acknowledged() * members + " deliveries, but got " + clients.delivered());
            }
            report(stage, clients);
        }
    }

    private void measure(Stage stage, LiveClients clients) throws InterruptedException {
        clients.clearTimes();
        long acknowledged = clients.acknowledged();
        long delivered = clients.delivered();
        ProcessorTimes before = stage.processors();
        Duration own = own();
        long started = System.nanoTime();
        Stage.rest(stage.measured());
        double seconds = (System.nanoTime() - started) / 1e9;
        double accepted = (clients.acknowledged() - acknowledged) / seconds;
        double deliveries = (clients.delivered() - delivered) / seconds;
        ProcessorTimes taken = stage.processors().minus(before);
        double cost = taken.server().plus(taken.postgres()).toNanos() / 1e9 / seconds;
        stage.report()
                .add(
                        name,
                        String.format(
                                Locale.ROOT,
                                "%,.0f accepted/s, %,.0f deliveries/s, **%,.0f deliveries a CPU second**; CPU of server %.2f, "
                                        + "Postgres %.2f, Elasticsearch %.2f, clients %.2f of 1 processor",
                                accepted,
                                deliveries,
                                deliveries / cost,
                                taken.server().toNanos() / 1e9 / seconds,
                                taken.postgres().toNanos() / 1e9 / seconds,
                                taken.elasticsearch().toNanos() / 1e9 / seconds,
                                own().minus(own).toNanos() / 1e9 / seconds),
                        target);
    }

    private void report(Stage stage, LiveClients clients) {
        Latencies sends = clients.sends();
        Latencies deliveries = clients.deliveries();
        stage.report()
                .add(
                        name + ", times",
                        "send p50 %s, p99 %s; delivery p50 %s, p99 %s; none lost, doubled or out of order"
                                .formatted(
                                        Report.milliseconds(sends.percentile(50)),
                                        Report.milliseconds(sends.percentile(99)),
                                        Report.milliseconds(deliveries.percentile(50)),
                                        Report.milliseconds(deliveries.percentile(99))),
                        "");
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
