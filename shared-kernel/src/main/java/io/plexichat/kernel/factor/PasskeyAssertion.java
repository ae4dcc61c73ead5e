package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;

/**
 * What a browser answers when a passkey was used (WebAuthn: AuthenticatorAssertionResponse), each as bytes in base64url without padding.
 *
 * @param accountId whose it says to be: the user handle
 * @param credentialId that its authenticator gave it
 * @param clientData what the browser says of the page that asked, JSON
 * @param authenticatorData what the authenticator says
 * @param signature of the passkey on both
 */
public record PasskeyAssertion(
        AccountId accountId, String credentialId, String clientData, String authenticatorData, String signature) {
    @Override
    public String toString() {
        return "***";
    }
}
