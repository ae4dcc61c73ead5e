package io.plexichat.gateway.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** The key pair that signs access tokens, kept as a JWK. */
final class AccessKey {
    private static final String FILE = "access-token.jwk.json";

    private AccessKey() {}

    static ECKey readOrCreate(KeyFiles files) {
        byte[] jwk = files.readOrCreate(FILE, () -> create().toJSONString().getBytes(StandardCharsets.UTF_8));
        try {
            ECKey key = ECKey.parse(new String(jwk, StandardCharsets.UTF_8));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IllegalStateException("Expected a P-256 key pair in " + FILE + ", but got another key.");
            }
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException("Expected a JWK in " + FILE + ", but it is damaged.", e);
        }
    }

    private static ECKey create() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Expected P-256 in every JDK, but it is missing.", e);
        }
    }
}
