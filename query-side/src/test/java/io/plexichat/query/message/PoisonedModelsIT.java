package io.plexichat.query.message;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.reserves;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountNameEvent;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.UnreadableTestMessage;
import io.plexichat.query.projection.ProjectionState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The read models there are, with an event that one of them cannot take. */
class PoisonedModelsIT {
    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldLetAChannelWaitAndOthersGoOn() throws Exception {
        try (ReadSide side = ReadSide.withoutSearch(log, 1_000)) {
            town();
            log.append(says("ann", "square", "one"), says("ann", "den", "first"));
            // An id that is taken: the log refuses it, the timeline cannot hold it.
            MessageSent again = says("ann", "den", "one");
            log.append(again, says("ann", "square", "two"), says("ann", "den", "last"));
            side.catchUp();

            assertThat(texts(side, "square")).containsExactly("one", "two");
            assertThat(texts(side, "den")).containsExactly("first");
            assertThat(side.projection("timeline").state()).isEqualTo(ProjectionState.RUNNING);
            assertThat(side.projection("timeline").parked().count()).isEqualTo(2);
            assertThat(side.projection("directory").parked().count()).isZero();
        }
    }

    @Test
    void shouldHideAPrivateChannelWhoseMembersAreNotKnown() throws Exception {
        try (ReadSide side = ReadSide.withoutSearch(log, 1_000)) {
            town();
            log.append(
                    says("ann", "square", "open"),
                    says("ann", "den", "secret"),
                    new UnreadableTestMessage(channel("den").toString(), leaves("bob", "den")));
            side.catchUp();
            assertThat(side.projection("directory").parked().count()).isEqualTo(1);

            assertThat(texts(side, "square")).containsExactly("open");
            assertThat(side.rejection(secrets()).code()).isEqualTo("channel.not-found");
            assertThat(side.ask(new GetAudience(person("ann"), null), Audience.class)
                            .channels())
                    .containsExactly(channel("square"));

            side.serializer.repair();
            side.projection("directory").parked().retry();

            assertThat(texts(side, "den")).containsExactly("secret");
        }
    }

    @Test
    void shouldLetMembershipsWaitForTheirPeople() throws Exception {
        try (ReadSide side = ReadSide.withoutSearch(log, 1_000)) {
            log.append(
                    registers("ann"),
                    new UnreadableTestMessage(person("bob").toString(), registers("bob")),
                    opens("square", ChannelKind.PUBLIC, "ann"),
                    opens("den", ChannelKind.PRIVATE, "ann"),
                    joins("ann", "square"),
                    joins("bob", "den"),
                    joins("ann", "den"));
            side.catchUp();
            assertThat(side.projection("directory").parked().count()).isEqualTo(3);

            side.serializer.repair();
            side.projection("directory").parked().retry();

            assertThat(side.projection("directory").parked().count()).isZero();
            try (ReadSide clean = ReadSide.withoutSearch(readable(), 1_000)) {
                clean.catchUp();
                assertThat(side.projection("directory").checksums())
                        .isEqualTo(clean.projection("directory").checksums());
            }
        }
    }

    @Test
    void shouldLetMessagesWaitForTheNamesTheyMention() throws Exception {
        try (ReadSide side = ReadSide.withoutSearch(log, 1_000)) {
            log.append(new UnreadableTestMessage(
                    AccountNameEvent.aggregateOf(reserves("bob").name()), reserves("bob")));
            town();
            log.append(
                    registers("bob"),
                    joins("bob", "den"),
                    joins("bob", "square"),
                    says("ann", "square", "good day @Bob."),
                    says("ann", "square", "next"),
                    says("ann", "den", "nobody"));
            side.catchUp();
            assertThat(side.projection("timeline").parked().count()).isEqualTo(3);
            assertThat(texts(side, "square")).isEmpty();
            assertThat(texts(side, "den")).containsExactly("nobody");

            side.serializer.repair();
            side.projection("timeline").parked().retry();

            assertThat(texts(side, "square")).containsExactly("good day @Bob.", "next");
            assertThat(side.ask(new GetChannel(person("bob"), channel("square")), ChannelView.class))
                    .returns(2L, ChannelView::unread)
                    .returns(1L, ChannelView::mentions);
        }
    }

    @Test
    void shouldFindAMessageOnceItCouldBeRead() throws Exception {
        try (ReadSide side = ReadSide.withSearch(log)) {
            town();
            MessageSent lost = says("ann", "square", "lost");
            log.append(
                    new UnreadableTestMessage(lost.messageId().toString(), lost),
                    says("ann", "square", "kept words"),
                    edits("ann", "square", "lost", "found words"));
            side.catchUp();
            assertThat(found(side)).containsExactly("kept words");
            assertThat(side.projection("search").parked().count()).isEqualTo(2);

            side.serializer.repair();
            side.projection("search").parked().retry();

            assertThat(side.projection("search").parked().count()).isZero();
            side.elasticsearch.indices().refresh(request -> request.index(side.searchAlias));
            assertThat(side.elasticsearch
                            .count(request -> request.index(side.searchAlias))
                            .count())
                    .isEqualTo(2);
            side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
        }
    }

    private void town() {
        log.append(
                registers("ann"),
                opens("square", ChannelKind.PUBLIC, "ann"),
                opens("den", ChannelKind.PRIVATE, "ann"),
                joins("ann", "square"),
                joins("ann", "den"));
    }

    private static InMemoryLog readable() {
        InMemoryLog log = new InMemoryLog();
        log.append(
                registers("ann"),
                registers("bob"),
                opens("square", ChannelKind.PUBLIC, "ann"),
                opens("den", ChannelKind.PRIVATE, "ann"),
                joins("ann", "square"),
                joins("bob", "den"),
                joins("ann", "den"));
        return log;
    }

    private static List<String> found(ReadSide side) {
        return side
                .ask(
                        new SearchMessages(person("ann"), "words", null, null, null, null, null, 10, null),
                        SearchPage.class)
                .items()
                .stream()
                .map(hit -> hit.message().text().value())
                .toList();
    }

    private static ListMessages secrets() {
        return new ListMessages(person("ann"), channel("den"), new Window.Latest(), 10);
    }

    private static List<String> texts(ReadSide side, String channel) {
        return side
                .ask(new ListMessages(person("ann"), channel(channel), new Window.Latest(), 10), TimelinePage.class)
                .items()
                .stream()
                .map(view -> view.text().value())
                .toList();
    }
}
