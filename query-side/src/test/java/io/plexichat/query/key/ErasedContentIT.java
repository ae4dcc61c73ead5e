package io.plexichat.query.key;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static io.plexichat.query.Town.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What read models show once the keys of a text or a name are destroyed, before any event says that it is gone. */
class ErasedContentIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withSearch(log);
        log.append(registers("ann"), registers("bob"), opens("square", ChannelKind.PUBLIC, "ann"));
        log.append(joins("ann", "square"), joins("bob", "square"));
        log.append(says("ann", "square", "apples"), says("bob", "square", "pears"));
        log.append(edits("ann", "square", "apples", "apricots"));
        side.catchUp();
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldShowThatATextWasErasedAndKeepOthers() {
        side.vault.destroy(scope("ann", "square"));

        assertThat(view("apples").text().value()).isEqualTo("erased");
        assertThat(view("pears").text().value()).isEqualTo("pears");
        assertThat(view("apples").author().displayName().value()).isEqualTo("ANN");
        assertThat(side.ask(new GetMessageHistory(person("bob"), message("apples")), MessageHistoryView.class)
                        .versions())
                .extracting(version -> version.text().value())
                .containsExactly("erased", "erased");
    }

    @Test
    void shouldShowThatAPersonWasErasedEverywhere() {
        side.vault.destroy(KeyScope.person(person("ann")));

        AccountView account = side.ask(new GetAccount(person("ann")), AccountView.class);
        assertThat(account.username().value()).isEqualTo("erased");
        assertThat(account.email()).isNull();
        assertThat(view("apples").author().username().value()).isEqualTo("erased");
        assertThat(side.ask(new ListMembers(person("bob"), channel("square"), 10, null), MemberPage.class)
                        .items())
                .extracting(member -> member.displayName().value())
                .containsExactlyInAnyOrder("erased", "BOB");
        assertThat(side.ask(new ListLiveEvents(-1, 100), LivePage.class).items())
                .map(LiveEvent::member)
                .filteredOn(Objects::nonNull)
                .extracting(member -> Objects.requireNonNull(member).username().value())
                .containsExactlyInAnyOrder("erased", "bob");
    }

    @Test
    void shouldShowThatAChannelWasErased() {
        side.vault.destroy(KeyScope.channel(channel("square")));

        ChannelView view = side.ask(new GetChannel(person("bob"), channel("square")), ChannelView.class);
        assertThat(view.name().value()).isEqualTo("erased");
        assertThat(view.topic().value()).isEqualTo("erased");
    }

    @Test
    void shouldNotIndexWhatWasErasedWhenItIsReplayed() {
        side.vault.destroy(scope("ann", "square"));
        side.projection("search").reset();
        side.catchUp();
        assertThat(found("apricots")).isZero();
        assertThat(found("apples")).isZero();
        assertThat(found("pears")).isEqualTo(1);
    }

    private MessageView view(String name) {
        return side.ask(new GetMessage(person("bob"), message(name)), MessageView.class);
    }

    private long found(String text) {
        return side.ask(
                        new SearchMessages(person("bob"), text, null, null, null, null, null, 10, null),
                        SearchPage.class)
                .total();
    }
}
