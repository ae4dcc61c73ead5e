package io.plexichat.gateway.session;

import io.plexichat.gateway.security.Open;
import io.plexichat.gateway.security.TokenKeys;
import io.plexichat.gateway.session.SessionResponses.TokenKeysResponse;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever wants to verify access tokens by themselves. */
@RestController
@Open
class TokenKeyController {
    /** Shorter than a key is there before it signs. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final TokenKeys keys;

    TokenKeyController(TokenKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenKeysResponse> publicKeys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(TokenKeysResponse.of(keys.publicKeys()));
    }
}
