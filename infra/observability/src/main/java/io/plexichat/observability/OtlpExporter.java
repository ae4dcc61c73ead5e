package io.plexichat.observability;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.plexichat.observability.TracingSettings.OtlpProtocol;
import java.net.URI;
import java.time.InstantSource;

/** Sends spans to an OpenTelemetry collector. */
public final class OtlpExporter {
    private OtlpExporter() {}

    /** Tracing as the settings say: off without an endpoint. */
    public static Tracing tracing(TracingSettings settings, InstantSource clock) {
        URI endpoint = settings.otlpEndpoint();
        return endpoint == null
                ? Tracing.off()
                : Tracing.to(exporter(endpoint, settings.otlpProtocol()), settings, clock);
    }

    private static SpanExporter exporter(URI endpoint, OtlpProtocol protocol) {
        return switch (protocol) {
            case GRPC ->
                OtlpGrpcSpanExporter.builder().setEndpoint(endpoint.toString()).build();
            case HTTP ->
                OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
        };
    }
}
