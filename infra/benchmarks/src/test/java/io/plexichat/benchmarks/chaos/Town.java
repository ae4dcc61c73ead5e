package io.plexichat.benchmarks.chaos;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ProblemException;
import io.plexichat.plugin.client.SentMessage;
import io.plexichat.plugin.client.ServerUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People who talk, come and go, through the balancer. What was acknowledged to them is kept. */
final class Town implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PUBLIC_CHANNELS = 2;
    private static final int PRIVATE_CHANNELS = 3;
    private static final int SPEAKERS = 4;
    private static final int MOVERS = 2;
    private static final int LONGEST_SILENCE_MILLIS = 400;
    private static final int LONGEST_STAY_MILLIS = 1_500;
    private static final Set<Integer> EXPECTED = Set.of(403, 404, 409, 503);

    private final ChaosServers servers;
    private final Random random;
    private final PlexiChatClient mayor;
    private final List<PlexiChatClient> people = new ArrayList<>();
    private final List<Follower.Who> names = new ArrayList<>();
    private final List<UUID> open = new ArrayList<>();
    private final List<UUID> closed = new ArrayList<>();
    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();
    private final ExecutorService life = Executors.newVirtualThreadPerTaskExecutor();
    private final long beginning;
    private volatile boolean over;

    /** Makes people and channels. Names have to be new to the log. */
    Town(ChaosServers servers, int inhabitants, String suffix, Random random) {
        this.servers = servers;
        this.random = random;
        mayor = registered("mayor-" + suffix);
        for (int i = 0; i < PUBLIC_CHANNELS; i++) {
            open.add(mayor.channels().create(NewChannel.of("open-" + i + "-" + suffix, ChannelKind.PUBLIC)));
        }
        for (int i = 0; i < PRIVATE_CHANNELS; i++) {
            closed.add(mayor.channels().create(NewChannel.of("closed-" + i + "-" + suffix, ChannelKind.PRIVATE)));
        }
        for (int i = 0; i < inhabitants; i++) {
            PlexiChatClient person = registered("person-" + i + "-" + suffix);
            people.add(person);
            UUID account = person.me().accountId();
            // Every fifth listens to one public channel, whether or not a member of it.
            names.add(new Follower.Who(
                    "person-" + i + "-" + suffix, account, i % 5 == 4 ? Set.of(open.getFirst()) : Set.of()));
            mayor.channels().addMember(closed.get(i % closed.size()), account);
            if (i % 2 == 0) {
                person.channels().join(open.get(i / 2 % open.size()));
            }
        }
        beginning = Math.max(mayor.position(), people.getLast().position());
    }

    static String password() {
        return PASSWORD;
    }

    private PlexiChatClient registered(String name) {
        return PlexiChatClient.register(settings(), new Credentials(name, PASSWORD));
    }

    private ClientSettings settings() {
        return ClientSettings.of(servers.http().http()).retryingFor(PATIENCE);
    }

    List<Follower.Who> inhabitants() {
        return List.copyOf(names);
    }

    /** The followers begin after this. */
    long beginning() {
        return beginning;
    }

    /** A client of its own for that one. */
    PlexiChatClient client(Follower.Who who) {
        return PlexiChatClient.connect(settings(), new Credentials(who.username(), PASSWORD));
    }

    void begin() {
        for (int i = 0; i < SPEAKERS; i++) {
            Random own = new Random(random.nextLong());
            life.execute(() -> repeat(own, LONGEST_SILENCE_MILLIS, () -> speak(own)));
        }
        for (int i = 0; i < MOVERS; i++) {
            Random own = new Random(random.nextLong());
            life.execute(() -> repeat(own, LONGEST_STAY_MILLIS, () -> move(own)));
        }
    }

    /** Returns when everything that was begun has been answered. A last word is in every channel then. */
    void end() throws InterruptedException {
        over = true;
        life.shutdown();
        if (!life.awaitTermination(PATIENCE.toMinutes() + 1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Expected everybody to be answered.");
        }
        for (UUID channel : channels()) {
            sent(mayor, channel, Draft.of("the end"));
        }
    }

    /** The positions that messages were acknowledged with. */
    Map<UUID, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Answers that nobody should get. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Calls that were left without an answer. */
    int lost() {
        return lost.get();
    }

    private List<UUID> channels() {
        List<UUID> all = new ArrayList<>(open);
        all.addAll(closed);
        return all;
    }

    private void repeat(Random own, int longestPauseMillis, Runnable deed) {
        try {
            while (!over) {
                deed.run();
                Thread.sleep(own.nextInt(longestPauseMillis));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void speak(Random own) {
        PlexiChatClient speaker = anyOf(people, own);
        UUID channel = anyOf(channels(), own);
        attempt(() -> {
            Draft draft = Draft.of("a word of many");
            long position = sent(speaker, channel, draft);
            switch (own.nextInt(8)) {
                case 0 -> speaker.messages().edit(draft.messageId(), "another word");
                case 1 -> speaker.messages().react(draft.messageId(), "\uD83D\uDC4D");
                case 2 -> speaker.messages().delete(draft.messageId());
                case 3 -> speaker.messages().markRead(channel, position);
                default -> {}
            }
        });
    }

    private long sent(PlexiChatClient speaker, UUID channel, Draft draft) {
        SentMessage message = speaker.messages().send(channel, draft);
        acknowledged.put(message.messageId(), message.position());
        return message.position();
    }

    private void move(Random own) {
        int one = own.nextInt(people.size());
        UUID account = names.get(one).accountId();
        attempt(() -> {
            switch (own.nextInt(4)) {
                case 0 -> people.get(one).channels().join(anyOf(open, own));
                case 1 -> people.get(one).channels().leave(anyOf(open, own));
                case 2 -> mayor.channels().addMember(anyOf(closed, own), account);
                default -> mayor.channels().removeMember(anyOf(closed, own), account);
            }
        });
    }

    /** Who is in no channel is refused, and that is right; and a call that cannot be repeated may be lost. */
    private void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (ProblemException refused) {
            if (!EXPECTED.contains(refused.status())) {
                surprises.add(refused.toString());
            }
        } catch (ServerUnreachableException _) {
            lost.incrementAndGet();
        }
    }

    private static <T> T anyOf(List<T> all, Random own) {
        return all.get(own.nextInt(all.size()));
    }

    @Override
    public void close() {
        life.shutdownNow();
        people.forEach(PlexiChatClient::close);
        mayor.close();
    }
}
