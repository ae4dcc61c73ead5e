package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.product.ProcessorTimes;
import io.plexichat.benchmarks.product.ResidentMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many who follow channels in which nobody says anything. */
record IdleScenario(int clients) implements Scenario {
    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");

    @Override
    public void play(Stage stage) throws Exception {
        UUID channel = stage.api().room("idle", stage.people());
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            tokens.add(stage.people().get(i % stage.people().size()).token());
        }
        try (LiveClients some = stage.clients()) {
            // What the first ones take once for all.
            List<LiveClient> first = some.connect(stage.tokens());
            first.forEach(client -> client.subscribe(channel, null));
            Stage.await("the first to listen", () -> first.stream().allMatch(LiveClient::live));
        }
        Stage.rest(stage.warmUp());
        long heapBefore = heap(stage);
        long residentBefore = resident(stage);
        try (LiveClients many = stage.clients()) {
            List<LiveClient> all = many.connect(tokens);
            all.forEach(client -> client.subscribe(channel, null));
            Stage.await("all to listen", () -> all.stream().allMatch(LiveClient::live));
            Stage.rest(stage.warmUp());
            long heap = heap(stage) - heapBefore;
            long resident = resident(stage) - residentBefore;
            ProcessorTimes before = stage.processors();
            Stage.rest(stage.measured());
            ProcessorTimes taken = stage.processors().minus(before);
            many.check();
            stage.report()
                    .add(
                            "%,d idle clients".formatted(clients),
                            String.format(
                                    Locale.ROOT,
                                    "%.1f KB of heap each, %.1f KB resident each; CPU of server %.1f %%, Postgres %.1f %%",
                                    heap / 1024.0 / clients,
                                    resident / 1024.0 / clients,
                                    100.0
                                            * taken.server().toNanos()
                                            / stage.measured().toNanos(),
                                    100.0
                                            * taken.postgres().toNanos()
                                            / stage.measured().toNanos()),
                            "at most 20 KB resident each, under 2 % CPU");
        }
    }

    private static long resident(Stage stage) {
        return ResidentMemory.of(stage.server().tree().subList(0, 1)).residentBytes();
    }

    /** Of live objects. */
    private static long heap(Stage stage) throws IOException, InterruptedException {
        String pid = Long.toString(stage.server().tree().getFirst().pid());
        var _ = jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        long kilobytes = 0;
        // The young and the old ones; classes are no heap.
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes * 1024;
    }

    private static String jcmd(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var _ = process.waitFor();
        return printed;
    }
}
