package io.plexichat.query.search;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.search.JudgedQuery.JudgedMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Asks what was judged by hand. Whoever changes how messages are found sees here what it does to whom. */
class JudgedSearchIT {
    private final Map<MessageId, String> names = new HashMap<>();

    @Test
    void shouldFindWhatPeopleLookFor() throws IOException {
        InMemoryLog log = new InMemoryLog();
        try (ReadSide side = ReadSide.withSearch(log)) {
            tell(log, JudgedQuery.messages());
            SearchScores scores = new SearchScores();
            for (JudgedQuery query : JudgedQuery.all()) {
                scores.add(query, found(side, query.text()));
            }
            side.elasticsearch.indices().delete(request -> request.index(side.searchAlias + "_1"));
            System.out.println(scores);

            assertThat(scores.overall().queries()).isGreaterThanOrEqualTo(40);
            assertThat(scores.overall().recall()).isGreaterThan(0.97);
            assertThat(scores.overall().reciprocalRank()).isGreaterThan(0.95);
            assertThat(scores.kinds().values()).allMatch(mean -> mean.recall() > 0.9 && mean.reciprocalRank() > 0.85);
        }
    }

    private void tell(InMemoryLog log, List<JudgedMessage> messages) {
        log.append(registers("reader"), opens("square", ChannelKind.PUBLIC, "reader"), joins("reader", "square"));
        messages.stream().map(JudgedMessage::author).distinct().forEach(author -> {
            log.append(registers(author), joins(author, "square"));
        });
        for (JudgedMessage each : messages) {
            names.put(message(each.text()), each.name());
            log.append(says(each.author(), "square", each.text()));
        }
    }

    private List<String> found(ReadSide side, String text) {
        SearchMessages query = new SearchMessages(
                person("reader"),
                text,
                channel("square"),
                null,
                null,
                null,
                SearchOrder.RELEVANCE,
                SearchScores.PLACES,
                null);
        return side.ask(query, SearchPage.class).items().stream()
                .map(hit -> Objects.requireNonNull(names.get(hit.message().messageId())))
                .toList();
    }
}
