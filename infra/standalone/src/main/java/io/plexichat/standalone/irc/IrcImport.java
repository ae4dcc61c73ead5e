package io.plexichat.standalone.irc;

import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.MembershipChange;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SentMessage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Brings logs into one channel, in order: while one delivery is on its way, the next is made ready. */
final class IrcImport {
    private final PlexiChatClient client;
    private final UUID channelId;
    private final MessageIds ids;
    private final ImportTally tally;
    private final Consumer<ImportTally> onProgress;
    private Delivery next = new Delivery();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);

    IrcImport(PlexiChatClient client, UUID channelId, ImportTally tally, Consumer<ImportTally> onProgress) {
        this.client = client;
        this.channelId = channelId;
        this.ids = new MessageIds(channelId);
        this.tally = tally;
        this.onProgress = onProgress;
    }

    void run(List<LogFile> files, LogCounts counts) {
        try (ExecutorService courier =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            LogReader reader = new LogReader(counts);
            for (LogFile file : files) {
                reader.read(file, entry -> accept(entry, courier));
            }
            hand(courier);
            await();
        }
    }

    private void accept(LogEntry entry, ExecutorService courier) {
        if (!add(entry)) {
            hand(courier);
            add(entry);
        }
    }

    private boolean add(LogEntry entry) {
        return switch (entry) {
            case LogEntry.Message(MessageIds.Place where, Nick author, String text, var sentAt) ->
                next.add(Draft.imported(ids.of(where), author.username(), author.displayName(), text, sentAt));
            case LogEntry.Membership(Nick who, boolean joined, var at) ->
                next.add(new MembershipChange(
                        who.username(),
                        who.displayName(),
                        joined ? MembershipChange.Kind.JOINED : MembershipChange.Kind.LEFT,
                        at));
        };
    }

    private void hand(ExecutorService courier) {
        await();
        Delivery delivery = next;
        next = new Delivery();
        underWay = CompletableFuture.runAsync(() -> deliver(delivery), courier);
    }

    private void await() {
        try {
            underWay.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } catch (CancellationException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void deliver(Delivery delivery) {
        if (!delivery.changes().isEmpty()) {
            tally.applied(client.channels().importMembership(channelId, delivery.changes()));
        }
        if (!delivery.messages().isEmpty()) {
            long before = client.position();
            List<SentMessage> sent = client.messages().send(channelId, delivery.messages());
            long fresh =
                    sent.stream().filter(message -> message.position() > before).count();
            tally.sent(fresh, sent.size() - fresh + delivery.doubles());
            sent.stream().mapToLong(SentMessage::position).max().ifPresent(client::see);
        }
        onProgress.accept(tally);
    }
}
