package io.plexichat.standalone.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldView;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.standalone.sealing.Ledger.Value;
import io.plexichat.standalone.sealing.LogFacts.Said;
import java.util.List;

/** Compares what a process shows, and what its vault opens, with what the log says is there. */
final class ReadBack {
    private static final int MOST = 200;
    private static final String NOTHING = "(nothing)";

    private final TestProcess process;
    private final LogFacts facts;
    private final AccountId viewer;

    /** @param viewer who may see everything */
    ReadBack(TestProcess process, LogFacts facts, AccountId viewer) {
        this.process = process;
        this.facts = facts;
        this.viewer = viewer;
    }

    /** What is erased can be opened from the log by nobody, and everything else can. */
    void everySealedValue() {
        Opener opener = process.vault()
                .opener(facts.values().stream()
                        .map(value -> value.sealed().keyId())
                        .toList());
        assertThat(facts.values().stream()
                        .map(value -> line(
                                value,
                                opener.open(value.sealed(), value.binding()).orElse(NOTHING))))
                .containsExactlyElementsOf(facts.values().stream()
                        .map(value -> line(value, facts.read(value, NOTHING)))
                        .toList());
    }

    void timeline(ChannelId channel) {
        List<Said> said = facts.said().stream()
                .filter(message -> message.sent().channelId().equals(channel))
                .toList();
        TimelinePage page =
                process.ask(new ListMessages(viewer, channel, new Window.Latest(), MOST), TimelinePage.class);
        assertThat(page.items().stream().map(ReadBack::line))
                .containsExactlyElementsOf(said.stream().map(this::line).toList());
    }

    void name(ChannelId channel) {
        ChannelView view = process.ask(new GetChannel(viewer, channel), ChannelView.class);
        assertThat(view.name().value()).isEqualTo(facts.read(facts.name(channel), Opener.ERASED));
    }

    void name(AccountId account) {
        AccountView view = process.ask(new GetAccount(account), AccountView.class);
        assertThat(view.displayName().value()).isEqualTo(facts.read(facts.name(account), Opener.ERASED));
    }

    void reasonsOfHolds() {
        List<HoldView> holds = process.ask(new ListHolds(null, true, MOST, null), HoldPage.class)
                .items();
        assertThat(holds.stream()
                        .map(hold -> hold.subject() + " " + hold.reason().value()))
                .containsExactlyInAnyOrderElementsOf(facts.values().stream()
                        .filter(value -> value.binding().field().equals("reason"))
                        .map(value -> value.binding().stream().substring("erasure:".length())
                                + " "
                                + facts.read(value, Opener.ERASED))
                        .toList());
    }

    void versions(Said message) {
        MessageHistoryView history =
                process.ask(new GetMessageHistory(viewer, message.sent().messageId()), MessageHistoryView.class);
        List<String> expected = message.deleted()
                ? List.of()
                : facts.values().stream()
                        .filter(value -> value.binding().stream()
                                .equals(message.sent().messageId().toString()))
                        .map(value -> facts.read(value, Opener.ERASED))
                        .toList();
        assertThat(history.versions().stream().map(version -> version.text().value()))
                .containsExactlyElementsOf(expected);
    }

    private String line(Said message) {
        return "%s by %s: %s"
                .formatted(
                        message.sent().messageId(),
                        facts.read(facts.name(message.sent().authorId()), Opener.ERASED),
                        message.deleted() ? "" : facts.read(message.text(), Opener.ERASED));
    }

    private static String line(MessageView message) {
        return "%s by %s: %s"
                .formatted(
                        message.messageId(),
                        message.author().displayName().value(),
                        message.text().value());
    }

    private static String line(Value value, String read) {
        return value.position() + " " + value.binding().field() + " of " + value.binding().stream() + ": " + read;
    }
}
