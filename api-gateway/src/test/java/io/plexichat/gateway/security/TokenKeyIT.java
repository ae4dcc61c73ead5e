package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;

class TokenKeyIT extends GatewayContract {
    @Autowired
    private TokenKeys keys;

    @Test
    void shouldServeThePublicKeysToAnybodyAndToCaches() {
        http.get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=300, public")
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("\"kty\":\"OKP\",\"crv\":\"Ed25519\"")
                        .contains("\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\""
                                + keys.signing().id() + "\"")
                        .doesNotContain("\"d\""));
    }
}
