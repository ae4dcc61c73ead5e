package io.plexichat.standalone.wiring;

import io.plexichat.query.generation.ProjectionMeters;
import io.plexichat.query.generation.Projections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured besides what the frameworks measure. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {
    @Bean
    ProjectionMeters projectionMeters(Projections projections) {
        return new ProjectionMeters(projections.all());
    }
}
