package io.plexichat.standalone.wiring;

import io.plexichat.gateway.live.PushListener;
import io.plexichat.observability.OtlpExporter;
import io.plexichat.observability.Tracing;
import io.plexichat.observability.TracingSettings;
import java.time.InstantSource;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    @Bean(destroyMethod = "close")
    Tracing tracing(TracingSettings settings, InstantSource clock) {
        return OtlpExporter.tracing(settings, clock);
    }

    @Bean
    SpanFactory spanFactory(Tracing tracing) {
        return tracing.spans();
    }

    @Bean
    EventProcessorSpanFactory eventProcessorSpanFactory(Tracing tracing) {
        return tracing.eventSpans();
    }

    @Bean
    PushListener pushSpans(Tracing tracing) {
        return tracing::pushed;
    }

    /** Passes everything on when tracing is off. */
    @Bean
    WebFilter requestSpans(Tracing tracing) {
        return tracing.requests().orElse((exchange, chain) -> chain.filter(exchange));
    }
}
