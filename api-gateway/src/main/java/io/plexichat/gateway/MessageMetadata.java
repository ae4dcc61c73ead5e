package io.plexichat.gateway;

import io.plexichat.kernel.MetadataKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Mono;

/** The one place where the metadata of commands and queries is made. */
final class MessageMetadata {
    private MessageMetadata() {}

    static Mono<Map<String, Object>> forCommand(RequestContext context) {
        return caller().map(caller -> {
            Map<String, Object> metadata = new HashMap<>();
            caller.ifPresent(actor -> {
                metadata.put(MetadataKeys.ACTOR_ACCOUNT, actor.accountId().toString());
                metadata.put(MetadataKeys.ACTOR_SESSION, actor.sessionId().toString());
                Caller.ByToken token = actor.token();
                if (token != null) {
                    metadata.put(MetadataKeys.ACTOR_SCOPES, token.scopes().text());
                }
            });
            String address = context.clientAddressHash();
            if (address != null) {
                metadata.put(MetadataKeys.CLIENT_ADDRESS_HASH, address);
            }
            metadata.put(MetadataKeys.CORRELATION_ID, context.correlationId());
            metadata.put(MetadataKeys.TRACEPARENT, Traceparent.currentOr(context.traceparent()));
            return metadata;
        });
    }

    static Map<String, Object> forQuery(RequestContext context, long minPosition) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(MetadataKeys.TRACEPARENT, Traceparent.currentOr(context.traceparent()));
        long needed = Math.max(minPosition, context.minPosition().orElse(-1));
        if (needed >= 0) {
            metadata.put(MetadataKeys.MIN_POSITION, needed);
        }
        return metadata;
    }

    private static Mono<Optional<Caller>> caller() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Caller.class)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
