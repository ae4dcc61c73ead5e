package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.product.Product;
import io.plexichat.benchmarks.product.ServerProcess;
import io.plexichat.benchmarks.send.Unsealed;
import io.plexichat.benchmarks.send.UnsealingConfiguration;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The product in processes of its own, with people who are in two channels, one of them {@link Unsealed}. */
final class SendServer implements AutoCloseable {

    /** The launcher's. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:MetaspaceSize=128m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:ReservedCodeCacheSize=240m");

    private final ServerProcess server;
    private final List<PlexiChatClient> people = new ArrayList<>();
    private final UUID sealed;
    private final UUID unsealed;

    private SendServer(ServerProcess server, int number) {
        this.server = server;
        for (int person = 0; person < number; person++) {
            people.add(server.register("person" + person));
        }
        sealed = channel(false);
        unsealed = channel(true);
    }

    static SendServer start(Path jar, Path directory, int people) {
        return new SendServer(
                ServerProcess.start(product(jar), directory.resolve("product"), directory.resolve("product.log")),
                people);
    }

    private static Product product(Path jar) {
        List<String> program = new ArrayList<>();
        program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        program.addAll(OPTIONS);
        program.add("-Dspring.main.sources=" + UnsealingConfiguration.class.getName());
        program.addAll(List.of("-cp", jar.toAbsolutePath() + ":" + System.getProperty("java.class.path")));
        program.add("io.plexichat.standalone.cli.Cli");
        return new Product(program);
    }

    private UUID channel(boolean open) {
        UUID channel;
        do {
            NewChannel room = NewChannel.of("Room " + UUID.randomUUID(), ChannelKind.PUBLIC);
            channel = people.getFirst().channels().create(room);
        } while (Unsealed.isIn(channel) != open);
        for (PlexiChatClient person : people) {
            person.channels().join(channel);
        }
        return channel;
    }

    /** @param open whether it is the one that is not sealed */
    UUID channelThatIs(boolean open) {
        return open ? unsealed : sealed;
    }

    List<PlexiChatClient> people() {
        return people;
    }

    /** Returns once all that was sent can be read and found. */
    void awaitReadModels(UUID channel) {
        PlexiChatClient reader = people.getFirst();
        people.forEach(person -> reader.see(person.position()));
        reader.messages().timeline(channel, Window.latest(), 1);
        reader.messages().search(SearchRequest.of("fox").in(channel).limitedTo(1));
    }

    ProcessorTime processorTime() {
        return new ProcessorTime(() -> server.tree().stream());
    }

    @Override
    public void close() {
        people.forEach(PlexiChatClient::close);
        server.close();
    }
}
