package io.plexichat.gateway.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.TimelinePage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MessageResponses {
    private MessageResponses() {}

    record SentBatchResponse(List<SentMessageResponse> results) {}

    record TimelineResponse(List<MessageResponse> items, boolean hasMore) {
        static TimelineResponse of(TimelinePage page) {
            return new TimelineResponse(
                    page.items().stream().map(MessageResponse::of).toList(), page.hasMore());
        }
    }

    record MentionResponse(MessageResponse message, boolean unread) {}

    record MentionsResponse(
            List<MentionResponse> items, @Nullable String cursor) {
        static MentionsResponse of(MentionPage page) {
            return new MentionsResponse(
                    page.items().stream()
                            .map(mention ->
                                    new MentionResponse(MessageResponse.of(mention.message()), mention.unread()))
                            .toList(),
                    page.cursor());
        }
    }

    record VersionResponse(long position, MessageText text, AccountId by, Instant at) {}

    record HistoryResponse(MessageId messageId, List<VersionResponse> versions) {
        static HistoryResponse of(MessageHistoryView history) {
            return new HistoryResponse(
                    history.messageId(),
                    history.versions().stream()
                            .map(version ->
                                    new VersionResponse(version.position(), version.text(), version.by(), version.at()))
                            .toList());
        }
    }
}
