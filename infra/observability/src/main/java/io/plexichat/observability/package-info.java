/**
 * One trace from a request through command, append, read model and live push, exported over OTLP.
 *
 * <p>The context travels as a W3C {@code traceparent}: in the header of a request, then in the metadata of commands, queries and
 * events. Spans carry types and ids of messages, never their contents. Without an endpoint nothing of this is in the way.
 */
@NullMarked
package io.plexichat.observability;

import org.jspecify.annotations.NullMarked;
