package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.query.account.AccountProjection;
import io.plexichat.query.bot.BotProjection;
import io.plexichat.query.channel.DirectoryProjection;
import io.plexichat.query.erasure.ErasureProjection;
import io.plexichat.query.erasure.UntouchedKeys;
import io.plexichat.query.generation.ProjectionDefinition;
import io.plexichat.query.generation.ProjectionRuntime;
import io.plexichat.query.generation.ReadModel;
import io.plexichat.query.message.TimelineProjection;
import io.plexichat.query.search.SearchProjection;
import io.plexichat.query.session.LoginProjection;
import io.plexichat.query.session.SessionProjection;
import java.util.List;
import java.util.function.Function;

/** All read models there are. */
record ReadModels(
        ReadModel account,
        ReadModel session,
        ReadModel logins,
        ReadModel bot,
        ReadModel directory,
        ReadModel timeline,
        ReadModel search,
        ReadModel erasure) {

    /** Returns when it is known which generations answer. */
    static ReadModels of(
            ProjectionRuntime runtime,
            ElasticsearchClient elasticsearch,
            String searchAlias,
            KeyVault vault,
            KeyDestruction destruction) {
        Function<ProjectionDefinition, ReadModel> model = definition -> new ReadModel(definition, runtime);
        ReadModels models = new ReadModels(
                model.apply(ProjectionDefinition.of("account", 2, AccountProjection::withoutLocks)
                        .then(AccountProjection::new, false)),
                model.apply(ProjectionDefinition.of("session", 1, SessionProjection::new)),
                model.apply(ProjectionDefinition.of("logins", 1, LoginProjection::new)),
                model.apply(ProjectionDefinition.of("bot", 1, BotProjection::new)),
                model.apply(ProjectionDefinition.of("directory", 1, DirectoryProjection::withoutMutes)
                        .then(DirectoryProjection::new, false)),
                model.apply(ProjectionDefinition.of("timeline", 1, TimelineProjection::withoutMentions)
                        .then(schema -> new TimelineProjection(schema, vault), false)),
                model.apply(ProjectionDefinition.of(
                        "search", 2, schema -> new SearchProjection(schema, elasticsearch, searchAlias, vault))),
                model.apply(ProjectionDefinition.of(
                        "erasure",
                        1,
                        schema -> new ErasureProjection(
                                schema, schema.isTrial() ? new UntouchedKeys(destruction) : destruction))));
        models.all().forEach(ReadModel::prepare);
        return models;
    }

    List<ReadModel> all() {
        return List.of(account, session, logins, bot, directory, timeline, search, erasure);
    }

    /** The generations that answer now. */
    ActiveModels active() {
        return new ActiveModels(
                account.active(),
                session.active(),
                logins.active(),
                bot.active(),
                directory.active(),
                timeline.active(),
                search.active(),
                erasure.active());
    }
}
