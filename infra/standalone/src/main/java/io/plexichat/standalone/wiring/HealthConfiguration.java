package io.plexichat.standalone.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.plexichat.query.generation.Projections;
import io.plexichat.query.generation.ReadModel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** What readiness asks of read models. A bean's name without "HealthIndicator" is the name in the group. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Well also with dead letters: they keep no one else waiting. How many there are is told to those who see details. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Projections projections) {
        return () -> {
            Health.Builder health =
                    projections.all().stream().allMatch(ReadModel::isWell) ? Health.up() : Health.down();
            projections
                    .all()
                    .forEach(model -> health.withDetail(
                            model.name() + ".deadLetters",
                            model.active().parked().count()));
            return health.build();
        };
    }

    @Bean
    ReactiveHealthIndicator postgresHealthIndicator(ConnectionFactory connections) {
        return () -> Mono.usingWhen(
                        connections.create(),
                        connection -> Mono.from(connection.validate(ValidationDepth.REMOTE)),
                        Connection::close)
                .timeout(PATIENCE)
                .map(HealthConfiguration::health)
                .onErrorReturn(Health.down().build());
    }

    /** Yellow is well: a copy of an index is missing, not its content. */
    @Bean
    HealthIndicator elasticsearchHealthIndicator(ElasticsearchClient elasticsearch) {
        return () -> {
            try {
                return health(!elasticsearch
                        .cluster()
                        .health(request -> request.timeout(time -> time.time(PATIENCE.toSeconds() + "s")))
                        .timedOut());
            } catch (IOException | RuntimeException e) {
                return Health.down().build();
            }
        };
    }

    private static Health health(boolean well) {
        return (well ? Health.up() : Health.down()).build();
    }
}
