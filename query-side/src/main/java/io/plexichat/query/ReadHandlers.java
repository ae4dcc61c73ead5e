package io.plexichat.query;

import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.channel.ChannelNames;
import io.plexichat.query.channel.ChannelQueries;
import io.plexichat.query.channel.ChannelReads;
import io.plexichat.query.channel.DirectoryProjection;
import io.plexichat.query.channel.People;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.live.LiveQueries;
import io.plexichat.query.live.LiveReads;
import io.plexichat.query.message.MentionQueries;
import io.plexichat.query.message.MessageQueries;
import io.plexichat.query.message.Messages;
import io.plexichat.query.message.Reactions;
import io.plexichat.query.message.TimelineProjection;
import io.plexichat.query.message.TimelineQueries;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Answers;
import io.plexichat.query.reading.Freshness;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.search.MessageIndex;
import io.plexichat.query.search.SearchFreshness;
import io.plexichat.query.search.SearchQueries;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What is read much: channels, messages, search, live events. On the primary, or on a replica of it. */
final class ReadHandlers {
    private final ActiveModels models;
    private final ReadSources sources;
    private final DatabaseClient database;
    private final Function<List<ProjectionRunner>, Freshness> freshness;
    private final Opening opening;
    private final Standings standings;
    private final Reactions reactions;
    private final Messages messages;

    /**
     * @param database where read models are read
     * @param freshness of some of them there
     */
    ReadHandlers(
            ActiveModels models,
            ReadSources sources,
            DatabaseClient database,
            Function<List<ProjectionRunner>, Freshness> freshness) {
        this.models = models;
        this.sources = sources;
        this.database = database;
        this.freshness = freshness;
        this.opening = new Opening(sources.vault());
        this.standings = new Standings(database, directory());
        this.reactions = new Reactions(database, timeline());
        this.messages = new Messages(database, reactions, opening, timeline());
    }

    void addTo(Answers answers) {
        channels(answers);
        messages(answers);
        search(answers);
        events(answers);
    }

    private void channels(Answers answers) {
        ChannelQueries channels = new ChannelQueries(
                database,
                standings,
                sources.vault(),
                opening,
                new ChannelReads(directory(), timeline(), counts(), mutes()));
        Freshness fresh = fresh(models.directory(), models.timeline());
        answers.answer(GetChannel.class, ChannelView.class, fresh, channels::get);
        answers.answer(ListChannels.class, ChannelPage.class, fresh, channels::list);
        answers.answer(ListMembers.class, MemberPage.class, fresh(models.directory()), channels::members);
    }

    private void messages(Answers answers) {
        MessageQueries single = new MessageQueries(database, messages, standings, opening, timeline());
        TimelineQueries pages = new TimelineQueries(database, messages, standings, timeline());
        Freshness fresh = fresh(models.directory(), models.timeline());
        answers.answer(GetMessage.class, MessageView.class, fresh, single::get);
        answers.answer(GetMessageHistory.class, MessageHistoryView.class, fresh, single::history);
        answers.answer(ListMessages.class, TimelinePage.class, fresh, pages::list);
        if (counts()) {
            MentionQueries mentions = new MentionQueries(database, messages, standings, timeline());
            answers.answer(ListMentions.class, MentionPage.class, fresh, mentions::list);
        } else {
            answers.answer(
                    ListMentions.class, MentionPage.class, fresh, _ -> Mono.just(new MentionPage(List.of(), null)));
        }
    }

    private void search(Answers answers) {
        String index = MessageIndex.name(sources.searchAlias(), models.search().schema());
        SearchQueries search = new SearchQueries(
                sources.elasticsearch(),
                index,
                standings,
                new People(database, sources.vault(), directory()),
                new ChannelNames(database, sources.vault(), standings, directory()),
                messages);
        Freshness fresh = new SearchFreshness(
                sources.elasticsearch(),
                index,
                models.search().progress(),
                fresh(models.directory(), models.timeline()).and(Freshness.of(List.of(models.search()))));
        answers.answer(SearchMessages.class, SearchPage.class, fresh, search::search);
    }

    private void events(Answers answers) {
        LiveQueries events = new LiveQueries(database, reactions, opening, liveReads());
        Freshness fresh = fresh(models.timeline(), models.directory(), models.account());
        answers.answer(ListLiveEvents.class, LivePage.class, fresh, events::list);
        answers.answer(ListLivePositions.class, LivePositions.class, fresh, events::positions);
        answers.answer(GetLiveEvents.class, LiveEvents.class, fresh, events::at);
    }

    private LiveReads liveReads() {
        return new LiveReads(timeline(), directory(), models.account().schema());
    }

    private Freshness fresh(ProjectionRunner... shown) {
        return freshness.apply(List.of(shown));
    }

    private Schema directory() {
        return models.directory().schema();
    }

    /** Whether the timeline that answers knows of mentions: not one that an earlier release made, until it is made anew. */
    private boolean counts() {
        return models.timeline().projection() instanceof TimelineProjection timeline && timeline.counts();
    }

    /** Whether the directory that answers knows who is muted: not one that an earlier release made, until it is made anew. */
    private boolean mutes() {
        return models.directory().projection() instanceof DirectoryProjection directory && directory.mutes();
    }

    private Schema timeline() {
        return models.timeline().schema();
    }
}
