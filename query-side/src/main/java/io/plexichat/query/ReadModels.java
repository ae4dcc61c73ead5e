package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.query.account.AccountProjection;
import io.plexichat.query.channel.DirectoryProjection;
import io.plexichat.query.erasure.ErasureProjection;
import io.plexichat.query.message.TimelineProjection;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.search.SearchProjection;
import io.plexichat.query.session.SessionProjection;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** All read models there are. */
record ReadModels(
        ProjectionRunner account,
        ProjectionRunner session,
        ProjectionRunner directory,
        ProjectionRunner timeline,
        ProjectionRunner search,
        ProjectionRunner erasure) {

    static ReadModels of(
            ProjectionStore store,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            ElasticsearchClient elasticsearch,
            String searchAlias,
            KeyVault vault,
            KeyDestruction destruction,
            EventProcessorSpanFactory spans,
            String owner,
            int batchSize) {
        Function<Projection, ProjectionRunner> runner =
                projection -> new ProjectionRunner(projection, store, events, spans, owner, batchSize);
        return new ReadModels(
                runner.apply(new AccountProjection()),
                runner.apply(new SessionProjection()),
                runner.apply(new DirectoryProjection()),
                runner.apply(new TimelineProjection()),
                runner.apply(new SearchProjection(elasticsearch, searchAlias, vault)),
                runner.apply(new ErasureProjection(destruction)));
    }

    List<ProjectionRunner> all() {
        return List.of(account, session, directory, timeline, search, erasure);
    }
}
