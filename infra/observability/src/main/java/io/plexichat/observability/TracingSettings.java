package io.plexichat.observability;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * @param otlpEndpoint where spans go, such as {@code http://127.0.0.1:4317}; tracing is off without it
 * @param samplingRatio the part of the traces beginning here that is kept, 0 to 1
 */
public record TracingSettings(@Nullable URI otlpEndpoint, OtlpProtocol otlpProtocol, double samplingRatio) {
    public TracingSettings {
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
