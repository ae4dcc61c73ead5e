package io.plexichat.command.factor;

/**
 * What a passkey is checked against, in base64url without padding. Stored, when it is sealed, so its form stays as it is.
 *
 * @param credentialId that its authenticator gave it
 * @param attested the same, the authenticator's kind and the public key, as WebAuthn writes them (6.5.2)
 */
record PasskeyCredential(String credentialId, String attested) {
    private static final String SEPARATOR = " ";

    static PasskeyCredential parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new PasskeyCredential(parts[0], parts[1]);
    }

    String toText() {
        return credentialId + SEPARATOR + attested;
    }
}
