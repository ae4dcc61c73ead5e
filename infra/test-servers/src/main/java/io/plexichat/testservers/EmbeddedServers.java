package io.plexichat.testservers;

import io.plexichat.embedded.ElasticsearchOptions;
import io.plexichat.embedded.EmbeddedElasticsearch;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.embedded.PostgresOptions;
import java.net.URI;

/** The product's own servers, on directories that are deleted at exit. */
final class EmbeddedServers implements ServerSource {

    @Override
    public PostgresDatabase startPostgres() {
        ThrowawayDirectory directory = ThrowawayDirectory.create("postgres");
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(PostgresOptions.forTests(directory.path(), CheckedOut.postgresPrograms()));
        directory.deleteAtExitAfter(postgres::close);
        return postgres.database();
    }

    @Override
    public URI startElasticsearch() {
        ThrowawayDirectory directory = ThrowawayDirectory.create("elasticsearch");
        EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(
                ElasticsearchOptions.forTests(CheckedOut.elasticsearchHome(), directory.path()));
        directory.deleteAtExitAfter(elasticsearch::close);
        return elasticsearch.uri();
    }
}
