package io.plexichat.gateway.search;

import io.plexichat.gateway.message.MessageResponse;
import io.plexichat.kernel.search.SearchPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SearchResponses {
    private SearchResponses() {}

    record HitResponse(MessageResponse message, List<String> highlight) {}

    record SearchResponse(
            List<HitResponse> items, long total, @Nullable String cursor) {
        static SearchResponse of(SearchPage page) {
            return new SearchResponse(
                    page.items().stream()
                            .map(hit -> new HitResponse(MessageResponse.of(hit.message()), hit.highlight()))
                            .toList(),
                    page.total(),
                    page.cursor());
        }
    }
}
