package io.plexichat.gateway.problem;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.messaging.MessageDeliveryException;
import org.springframework.messaging.MessagingException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.Exceptions;

/** What rejection an exception stands for. Empty for what nobody foresaw. */
public final class Rejections {
    private static final int CODEC_DEPTH = 10;

    private Rejections() {}

    public static boolean has(Throwable thrown, RejectionCode code) {
        return of(thrown)
                .filter(rejection -> rejection.code().equals(code.code()))
                .isPresent();
    }

    public static boolean has(Throwable thrown, Rejection.Kind kind) {
        return of(thrown).filter(rejection -> rejection.kind() == kind).isPresent();
    }

    static Optional<Rejection> of(Throwable thrown) {
        return switch (thrown) {
            case RejectedException rejected -> Optional.of(rejected.rejection());
            case HandlerExecutionException failed ->
                failed.getDetails().filter(Rejection.class::isInstance).map(Rejection.class::cast);
            case AuthenticationException _ ->
                rejection(
                        CommonRejections.UNAUTHENTICATED_REQUEST, "Expected a valid access token, but there is none.");
            case AccessDeniedException _ ->
                rejection(CommonRejections.FORBIDDEN_REQUEST, "Expected a role that allows this, but it is missing.");
            case DataBufferLimitException _ -> tooLarge();
            case MethodNotAllowedException wrong ->
                rejection(
                        CommonRejections.METHOD_NOT_ALLOWED,
                        "Expected one of " + wrong.getSupportedMethods() + ", but got another method.");
            case ResponseStatusException http -> ofStatus(http);
            case CodecException _, InvalidMimeTypeException _ -> malformed();
            case MessageDeliveryException _ ->
                rejection(CommonRejections.UNKNOWN_PATH, "Expected the name of a route, but there is no such route.");
            case MessagingException _ -> cause(thrown).or(Rejections::malformed);
            case IllegalStateException e
            when Exceptions.isOverflow(e) ->
                rejection(CommonRejections.MALFORMED_REQUEST, "Expected no more than was asked for, but got more.");
            case IllegalStateException _, IllegalArgumentException _, IndexOutOfBoundsException _
            when isMetadataOfRSocket(thrown) -> malformed();
            case CompletionException _, ExecutionException _ -> cause(thrown);
            default -> cause(thrown);
        };
    }

    /** Its codecs have no exception of their own for what they cannot read. */
    private static boolean isMetadataOfRSocket(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(CODEC_DEPTH)
                .anyMatch(frame -> frame.getClassName().startsWith("io.rsocket.metadata."));
    }

    private static Optional<Rejection> ofStatus(ResponseStatusException http) {
        HttpStatusCode status = http.getStatusCode();
        return switch (status.value()) {
            case 404 -> rejection(CommonRejections.UNKNOWN_PATH, "Expected a known path, but there is no such path.");
            case 406 ->
                rejection(
                        CommonRejections.NOT_ACCEPTABLE,
                        "Expected to be asked for a media type this path answers with, but got others.");
            case 413 -> tooLarge();
            case 415 ->
                rejection(
                        CommonRejections.UNSUPPORTED_MEDIA_TYPE,
                        "Expected a body of application/json, but got another media type.");
            default -> status.is4xxClientError() ? cause(http).or(Rejections::malformed) : cause(http);
        };
    }

    private static Optional<Rejection> cause(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        return cause == null ? Optional.empty() : of(cause);
    }

    private static Optional<Rejection> tooLarge() {
        return rejection(CommonRejections.TOO_LARGE, "Expected a smaller body, but it is over the limit.");
    }

    private static Optional<Rejection> malformed() {
        return rejection(CommonRejections.MALFORMED_REQUEST, "Expected a well-formed request, but it is not.");
    }

    private static Optional<Rejection> rejection(RejectionCode code, String message) {
        return Optional.of(code.because(message).rejection());
    }
}
