package io.plexichat.standalone.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.standalone.backend.PostgresSettings;
import io.r2dbc.pool.ConnectionPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connections. The log's own are not for others to inject, so that no read model can take them from the writer. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
    static final String LOG_CONNECTIONS = "logConnections";

    @Bean(name = LOG_CONNECTIONS, defaultCandidate = false)
    HikariDataSource logConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.blocking("log", backends.postgres(), settings.logConnections());
    }

    /** Of the projections, which write rows and token in one transaction. */
    @Bean
    HikariDataSource projectionConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.blocking("projections", backends.postgres(), settings.projectionConnections());
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool queryConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.reactive("queries", backends.postgres(), settings.queryConnections());
    }

    @Bean(destroyMethod = "")
    ElasticsearchClient elasticsearchClient(Backends backends) {
        return backends.elasticsearch().client();
    }
}
