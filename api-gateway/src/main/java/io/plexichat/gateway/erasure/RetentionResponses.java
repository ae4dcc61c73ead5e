package io.plexichat.gateway.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class RetentionResponses {
    private RetentionResponses() {}

    record RetentionsResponse(
            RetentionResponse byDefault,
            List<RetentionResponse> items,
            @Nullable String cursor) {
        static RetentionsResponse of(RetentionPage page) {
            return new RetentionsResponse(
                    RetentionResponse.of(page.byDefault()),
                    page.items().stream().map(RetentionResponse::of).toList(),
                    page.cursor());
        }
    }

    record RetentionResponse(
            @Nullable ChannelId channelId,
            String keep,
            @Nullable AccountId setBy,
            @Nullable Instant setAt) {
        static RetentionResponse of(RetentionView view) {
            return new RetentionResponse(view.channelId(), Keep.format(view.rule()), view.setBy(), view.setAt());
        }
    }

    record RetentionPreviewResponse(
            List<RetentionPreviewItemResponse> items,
            @Nullable String cursor) {
        static RetentionPreviewResponse of(RetentionPreview preview) {
            return new RetentionPreviewResponse(
                    preview.items().stream()
                            .map(RetentionPreviewItemResponse::of)
                            .toList(),
                    preview.cursor());
        }
    }

    record RetentionPreviewItemResponse(
            ChannelId channelId, String keep, Instant before, long messages, long heldMessages) {
        static RetentionPreviewItemResponse of(RetentionPreview.Item item) {
            return new RetentionPreviewItemResponse(
                    item.channelId(),
                    Durations.format(item.keep()),
                    item.before(),
                    item.messages(),
                    item.heldMessages());
        }
    }
}
