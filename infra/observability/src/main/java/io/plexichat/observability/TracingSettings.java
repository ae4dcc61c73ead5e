package io.plexichat.observability;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param otlpEndpoint where spans go, such as {@code http://127.0.0.1:4317}; tracing is off without it
 * @param samplingRatio the part of the traces beginning here that is kept, 0 to 1
 */
public record TracingSettings(
        @Nullable URI otlpEndpoint,
        @DefaultValue("grpc") OtlpProtocol otlpProtocol,
        @DefaultValue("1") double samplingRatio) {
    public TracingSettings {
        if (otlpEndpoint != null
                && (otlpEndpoint.getHost() == null || !otlpEndpoint.getScheme().matches("https?"))) {
            throw new IllegalArgumentException(
                    "Expected plexichat.tracing.otlp-endpoint to be like http://host:4317, but got " + otlpEndpoint
                            + ".");
        }
        if (!(samplingRatio >= 0 && samplingRatio <= 1)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.tracing.sampling-ratio to be from 0 to 1, but got " + samplingRatio + ".");
        }
    }

    /** How spans are sent. */
    public enum OtlpProtocol {
        /** The usual port is 4317. */
        GRPC,
        /** Protocol buffers over HTTP; the usual address is {@code http://host:4318/v1/traces}. */
        HTTP
    }
}
