package io.plexichat.query.search;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.message.Messages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** What is shown of messages that the index found. */
final class SearchHits {
    private final Standings standings;
    private final Messages messages;

    SearchHits(Standings standings, Messages messages) {
        this.standings = standings;
        this.messages = messages;
    }

    /** @param key where in the order it is */
    record Found(MessageId messageId, List<Long> key, List<String> highlight) {}

    /** As they stand, without what was deleted or hidden since the index last heard of it. */
    Mono<List<SearchPage.Hit>> shown(AccountId viewer, List<Found> found) {
        Map<MessageId, Found> byId = found.stream().collect(Collectors.toMap(Found::messageId, Function.identity()));
        return messages.find(byId.keySet())
                .flatMap(rows -> readable(viewer, rows))
                .flatMap(rows -> messages.views(viewer, rows))
                .map(views -> {
                    Map<MessageId, MessageView> shown =
                            views.stream().collect(Collectors.toMap(MessageView::messageId, Function.identity()));
                    return found.stream()
                            .filter(each -> shown.containsKey(each.messageId()))
                            .map(each -> new SearchPage.Hit(
                                    Objects.requireNonNull(shown.get(each.messageId())), each.highlight()))
                            .toList();
                });
    }

    private Mono<List<MessageRow>> readable(AccountId viewer, List<MessageRow> rows) {
        List<ChannelId> channels =
                rows.stream().map(MessageRow::channelId).distinct().toList();
        return standings
                .findAll(viewer, channels)
                .map(found -> rows.stream()
                        .filter(row -> !row.deleted())
                        .filter(row -> {
                            ChannelStanding standing = found.get(row.channelId());
                            return standing != null && Access.mayRead(standing);
                        })
                        .toList());
    }
}
