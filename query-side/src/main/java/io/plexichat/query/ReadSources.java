package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Signer;
import io.plexichat.query.reading.ReadReplicas;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * What queries read, whichever generations answer.
 *
 * @param replicas of the database
 */
record ReadSources(
        DatabaseClient database,
        ReadReplicas replicas,
        ElasticsearchAsyncClient elasticsearch,
        String searchAlias,
        KeyVault vault,
        KeyGenerations generations,
        Signer signer) {}
