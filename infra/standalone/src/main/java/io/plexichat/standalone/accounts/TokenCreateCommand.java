package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.Bot;
import io.plexichat.plugin.client.IssuedApiToken;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = {
            "Makes an API token of a bot and shows it, this once.",
            "Whoever has it acts for the bot: keep it as you would a password."
        },
        mixinStandardHelpOptions = true)
final class TokenCreateCommand extends TokenCommand {
    @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What it is for.")
    private String label = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            required = true,
            split = ",",
            description = "What it may do, such as read-channel or send-messages. Repeat for more.")
    private List<String> scopes = List.of();

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description =
                    "In so many days, as 30d, or at the end of a day, as 2027-01-31. In 90 days without, unless the server says otherwise.")
    private @Nullable String expires;

    private @Nullable Instant expiresAt;

    @Override
    protected void check() {
        String when = expires;
        if (when != null) {
            expiresAt = time(when);
        }
    }

    @Override
    protected int run(PlexiChatClient client, Bot bot, PrintWriter out) {
        IssuedApiToken issued = client.bots().issueToken(bot.accountId(), label, scopes, expiresAt);
        out.println("Made token " + issued.tokenId() + " of " + bot.username() + ", good until " + issued.expiresAt()
                + ".");
        out.println("Shown this once: " + issued.token());
        return RemoteWork.DONE;
    }

    private Instant time(String when) {
        try {
            return when.matches("[0-9]{1,5}d")
                    ? Instant.now().plus(Duration.ofDays(Long.parseLong(when.substring(0, when.length() - 1))))
                    : LocalDate.parse(when)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException _) {
            throw bad("Expected --expires to be such as 30d or 2027-01-31, but got " + when + ".");
        }
    }
}
