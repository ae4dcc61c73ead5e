package io.plexichat.benchmarks.irc;

import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.TimelinePage;
import io.plexichat.plugin.client.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads a whole timeline and compares it with what was imported: order, author, text, dense numbers, rising positions. */
public final class TimelineCheck {
    private static final int PAGE = 200;
    private static final int MOST_DIFFERENCES = 10;

    private TimelineCheck() {}

    /** @param differences the first few, empty when all is as expected */
    public record Outcome(List<Message> timeline, List<String> differences) {}

    public static Outcome of(PlexiChatClient client, UUID channel, List<ExpectedMessage> expected) {
        List<Message> timeline = readAll(client, channel);
        List<String> differences = new ArrayList<>();
        if (timeline.size() != expected.size()) {
            differences.add("Expected " + expected.size() + " messages, but there are " + timeline.size() + ".");
        }
        long position = -1;
        for (int i = 0; i < Math.min(timeline.size(), expected.size()) && differences.size() < MOST_DIFFERENCES; i++) {
            Message message = timeline.get(i);
            ExpectedMessage logged = expected.get(i);
            if (message.seq() != i + 1) {
                differences.add("Expected number " + (i + 1) + ", but got " + message.seq() + ".");
            }
            if (message.position() <= position) {
                differences.add("Expected a position after " + position + ", but got " + message.position() + ".");
            }
            if (!message.author().username().toLowerCase(Locale.ROOT).equals(logged.author())) {
                differences.add("Expected another author of number " + (i + 1) + ".");
            }
            if (!message.text().equals(logged.text())) {
                differences.add("Expected another text of number " + (i + 1) + ".");
            }
            position = message.position();
        }
        return new Outcome(timeline, differences);
    }

    public static List<Message> readAll(PlexiChatClient client, UUID channel) {
        List<Message> timeline = new ArrayList<>();
        TimelinePage page = client.messages().timeline(channel, Window.after(0), PAGE);
        timeline.addAll(page.items());
        while (page.hasMore()) {
            page = client.messages()
                    .timeline(channel, Window.after(timeline.getLast().position()), PAGE);
            timeline.addAll(page.items());
        }
        return timeline;
    }
}
