package io.plexichat.kernel.factor;

/**
 * What a browser answers when a passkey was made (WebAuthn: AuthenticatorAttestationResponse), each as bytes in base64url without padding.
 *
 * @param clientData what the browser says of the page that asked, JSON
 * @param attestationObject what the authenticator says, CBOR
 */
public record PasskeyAttestation(String clientData, String attestationObject) {
    @Override
    public String toString() {
        return "***";
    }
}
