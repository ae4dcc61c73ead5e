package io.plexichat.query;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Signer;
import org.springframework.r2dbc.core.DatabaseClient;

/** What queries read, whichever generations answer. */
record ReadSources(
        DatabaseClient database,
        ElasticsearchAsyncClient elasticsearch,
        String searchAlias,
        KeyVault vault,
        KeyGenerations generations,
        Signer signer) {}
