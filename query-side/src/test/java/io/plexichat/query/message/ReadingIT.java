package io.plexichat.query.message;

import static io.plexichat.query.Town.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MentionPage.Mention;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** What is unread, and what of it mentions somebody, whatever happened. */
class ReadingIT {
    private static final int LENGTH = 400;
    private static final ProjectionName TIMELINE = new ProjectionName("timeline");

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void shouldCountAsTheModelDoes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int batch) {
        List<Object> history = Histories.random(seed, LENGTH);
        InMemoryLog log = new InMemoryLog();
        try (ReadSide side = ReadSide.withoutSearch(log, batch)) {
            for (int from = 0; from < LENGTH; from += 80) {
                if (from == 160) {
                    side.ask(new Rebuild(TIMELINE, new BuildPace(null, 1), null, person("ann")), ProjectionView.class);
                }
                log.append(history.subList(from, from + 80));
                shouldShow(side, ReadingModel.of(history.subList(0, from + 80)));
            }
            awaitGeneration(side);
            shouldShow(side, ReadingModel.of(history));
            side.projection("timeline").reset();
            shouldShow(side, ReadingModel.of(history));
        }
    }

    private static void shouldShow(ReadSide side, ReadingModel model) {
        for (String name : Histories.PEOPLE) {
            AccountId viewer = person(name);
            List<ChannelView> channels = side.ask(
                            new ListChannels(viewer, null, null, null, 10, null), ChannelPage.class)
                    .items();
            Set<ChannelId> readable =
                    channels.stream().map(ChannelView::channelId).collect(Collectors.toSet());
            for (ChannelView channel : channels) {
                assertThat(channel.unread())
                        .as("unread of %s in %s", name, channel.name())
                        .isEqualTo(model.unread(channel.channelId(), viewer));
                assertThat(channel.mentions())
                        .as("mentions of %s in %s", name, channel.name())
                        .isEqualTo(model.mentions(channel.channelId(), viewer));
                assertThat(side.ask(new GetChannel(viewer, channel.channelId()), ChannelView.class))
                        .isEqualTo(channel);
            }
            List<Mention> mentions = mentions(side, viewer);
            assertThat(mentions.stream().map(mention -> mention.message().messageId()))
                    .containsExactlyElementsOf(model.mentions(viewer, readable));
            assertThat(mentions)
                    .allMatch(mention ->
                            mention.unread() == model.isUnread(mention.message().messageId(), viewer));
        }
    }

    /** By pages. */
    private static List<Mention> mentions(ReadSide side, AccountId viewer) {
        List<Mention> all = new ArrayList<>();
        MentionPage page = side.ask(new ListMentions(viewer, 7, null), MentionPage.class);
        all.addAll(page.items());
        while (page.cursor() != null) {
            page = side.ask(new ListMentions(viewer, 7, page.cursor()), MentionPage.class);
            all.addAll(page.items());
        }
        return all;
    }

    private static void awaitGeneration(ReadSide side) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            side.look();
            assertThat(System.nanoTime()).isLessThan(deadline);
        } while (side.ask(new GetProjection(TIMELINE), ProjectionView.class)
                        .active()
                        .number()
                != 2);
    }
}
