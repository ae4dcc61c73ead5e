package io.plexichat.kernel.factor;

import java.util.List;

/**
 * What a browser answers when a passkey was made (WebAuthn: AuthenticatorAttestationResponse), each as bytes in base64url without padding.
 *
 * @param clientData what the browser says of the page that asked, JSON
 * @param attestationObject what the authenticator says, CBOR
 */
public record PasskeyAttestation(String clientData, String attestationObject) {
    /** Of keys that are taken, the best first: EdDSA, ES256, RS256, as COSE numbers them (RFC 9053, RFC 8812). */
    public static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    @Override
    public String toString() {
        return "***";
    }
}
