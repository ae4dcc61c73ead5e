package io.plexichat.standalone.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.query.reading.ReadReplicas;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.standalone.backend.PostgresSettings;
import io.plexichat.standalone.backend.ReplicaPools;
import io.r2dbc.pool.ConnectionPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What read models are kept in. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
    /** Of the projections, which write rows and token in one transaction. */
    @Bean
    HikariDataSource projectionConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.blocking("projections", backends.postgres(), settings.projectionConnections());
    }

    /** Of builds, which neither wait for what is live nor keep it waiting. */
    @Bean
    HikariDataSource buildConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.blocking("builds", backends.postgres(), settings.buildConnections());
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool queryConnections(Backends backends, PostgresSettings settings) {
        return PostgresPools.reactive("queries", backends.postgres(), settings.queryConnections());
    }

    @Bean
    ReplicaPools replicaPools(PostgresSettings settings) {
        return new ReplicaPools(settings);
    }

    @Bean
    ReadReplicas readReplicas(ReplicaPools pools) {
        return pools.replicas();
    }

    @Bean(destroyMethod = "")
    ElasticsearchClient elasticsearchClient(Backends backends) {
        return backends.elasticsearch().client();
    }
}
