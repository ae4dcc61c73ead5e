package io.plexichat.query.message;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.leaves;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.reacts;
import static io.plexichat.query.Town.reads;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.reading.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimelineIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(
                registers("ann"),
                registers("bob"),
                registers("eve"),
                opens("den", ChannelKind.PRIVATE, "ann"),
                joins("ann", "den"),
                joins("bob", "den"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Nested
    class Pages {
        @Test
        void shouldConcatenateToTheWholeInBothDirections() {
            List<String> said = sayMany(57);

            List<String> back = new ArrayList<>();
            TimelinePage page = page(new Window.Latest(), 10);
            back.addAll(0, texts(page));
            while (page.hasMore()) {
                page = page(new Window.Before(page.items().getFirst().position()), 10);
                back.addAll(0, texts(page));
            }
            List<String> forward = new ArrayList<>();
            page = page(new Window.After(-1), 10);
            forward.addAll(texts(page));
            while (page.hasMore()) {
                page = page(new Window.After(page.items().getLast().position()), 10);
                forward.addAll(texts(page));
            }

            assertThat(back).isEqualTo(said);
            assertThat(forward).isEqualTo(said);
        }

        @Test
        void shouldShowHalfBeforeAndHalfAfter() {
            sayMany(20);
            MessageView tenth = get("ann", "word 10");

            TimelinePage page = page(new Window.Around(tenth.position()), 4);

            assertThat(texts(page)).containsExactly("word 9", "word 10", "word 11", "word 12");
            assertThat(page.hasMore()).isTrue();
        }

        @Test
        void shouldNumberMessagesWithoutHoles() {
            sayMany(30);

            assertThat(page(new Window.Latest(), 200).items().stream().map(MessageView::seq))
                    .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 30)
                            .boxed()
                            .toList());
        }

        private List<String> sayMany(int count) {
            List<String> said = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                said.add("word " + i);
                log.append(says(i % 2 == 0 ? "ann" : "bob", "den", "word " + i));
            }
            return said;
        }
    }

    @Nested
    class Changes {
        @Test
        void shouldKeepEveryVersionOfAnEditedMessage() {
            log.append(says("ann", "den", "one"));
            log.append(edits("ann", "den", "one", "two"));
            log.append(edits("ann", "den", "one", "three"));

            assertThat(get("bob", "one").text().value()).isEqualTo("three");
            assertThat(get("bob", "one").editedAt()).isNotNull();
            assertThat(history("one")).containsExactly("one", "two", "three");
        }

        @Test
        void shouldHaveOneVersionWhenNeverEdited() {
            log.append(says("ann", "den", "one"));

            assertThat(history("one")).containsExactly("one");
        }

        @Test
        void shouldDropTextVersionsAndReactionsOfADeletedMessage() {
            log.append(says("ann", "den", "one"), edits("ann", "den", "one", "two"), reacts("bob", "den", "one", "+1"));
            log.append(deletes("ann", "den", "one"));

            assertThat(get("bob", "one"))
                    .matches(MessageView::deleted)
                    .returns(new MessageText(""), MessageView::text)
                    .returns(List.of(), MessageView::reactions);
            assertThat(history("one")).isEmpty();
            assertThat(side.database()
                            .sql("select count(*) from timeline_1.message where text <> ''")
                            .map(row -> Rows.number(row, "count"))
                            .one()
                            .block())
                    .isZero();
        }

        @Test
        void shouldCountReactionsAndTellMine() {
            log.append(says("ann", "den", "one"));
            log.append(reacts("bob", "den", "one", "wow"), reacts("ann", "den", "one", "+1"));
            log.append(reacts("bob", "den", "one", "+1"), reacts("bob", "den", "one", "+1"));

            assertThat(page(new Window.Latest(), 5).items().getFirst().reactions())
                    .extracting(each -> each.emoji() + " " + each.count() + " " + each.mine())
                    .containsExactly("wow 1 false", "+1 2 true");
        }
    }

    @Nested
    class Unread {
        @Test
        void shouldCountWhatOthersSaidAfterOnesLastRead() {
            long first = log.append(says("ann", "den", "one"));
            log.append(says("ann", "den", "two"), says("ann", "den", "three"));
            assertThat(unread("bob")).isEqualTo(3);
            assertThat(unread("ann")).isZero();

            log.append(reads("bob", "den", first));
            assertThat(unread("bob")).isEqualTo(2);

            log.append(reads("bob", "den", 0));
            assertThat(unread("bob")).isEqualTo(2);

            log.append(says("bob", "den", "four"));
            assertThat(unread("bob")).isZero();
            assertThat(unread("ann")).isEqualTo(1);
        }

        @Test
        void shouldStartWithNothingUnreadOnJoining() {
            log.append(says("ann", "den", "one"), joins("eve", "den"), says("ann", "den", "two"));

            assertThat(unread("eve")).isEqualTo(1);
        }
    }

    @Nested
    class Access {
        @Test
        void shouldHideAPrivateChannelFromOthers() {
            log.append(says("ann", "den", "one"));

            assertThat(side.rejection(new ListMessages(person("eve"), channel("den"), new Window.Latest(), 5))
                            .code())
                    .isEqualTo("channel.not-found");
            assertThat(side.rejection(new GetMessage(person("eve"), message("one")))
                            .code())
                    .isEqualTo("message.not-found");
            assertThat(side.rejection(new GetMessageHistory(person("eve"), message("one")))
                            .code())
                    .isEqualTo("message.not-found");
            assertThat(side.rejection(new GetChannel(person("eve"), channel("den")))
                            .code())
                    .isEqualTo("channel.not-found");
        }

        @Test
        void shouldHideItFromWhoLeft() {
            log.append(says("ann", "den", "one"), leaves("bob", "den"));

            assertThat(side.rejection(new GetMessage(person("bob"), message("one")))
                            .code())
                    .isEqualTo("message.not-found");
        }
    }

    private TimelinePage page(Window window, int limit) {
        return side.ask(new ListMessages(person("ann"), channel("den"), window, limit), TimelinePage.class);
    }

    private MessageView get(String viewer, String message) {
        return side.ask(new GetMessage(person(viewer), message(message)), MessageView.class);
    }

    private List<String> history(String message) {
        return side
                .ask(new GetMessageHistory(person("ann"), message(message)), MessageHistoryView.class)
                .versions()
                .stream()
                .map(version -> version.text().value())
                .toList();
    }

    private long unread(String viewer) {
        return side.ask(new GetChannel(person(viewer), channel("den")), ChannelView.class)
                .unread();
    }

    private static List<String> texts(TimelinePage page) {
        return page.items().stream().map(item -> item.text().value()).toList();
    }
}
