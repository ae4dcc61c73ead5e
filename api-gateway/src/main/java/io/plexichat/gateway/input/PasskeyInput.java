package io.plexichat.gateway.input;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyAttestation;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Credentials as browsers write them as JSON (WebAuthn level 3, {@code toJSON()}). What is in them is looked at by the command side. */
public final class PasskeyInput {
    private static final int MOST_ID_BYTES = 1_023;
    private static final int MOST_CLIENT_DATA_BYTES = 8_192;
    private static final int MOST_AUTHENTICATOR_DATA_BYTES = 8_192;
    private static final int MOST_ATTESTATION_BYTES = 32_768;
    private static final int MOST_SIGNATURE_BYTES = 2_048;
    private static final int USER_HANDLE_BYTES = 2 * Long.BYTES;

    private PasskeyInput() {}

    public static PasskeyAttestation attestation(JsonInput credential) {
        return credential.object(
                "response",
                response -> new PasskeyAttestation(
                        bytes(response, "clientDataJSON", MOST_CLIENT_DATA_BYTES),
                        bytes(response, "attestationObject", MOST_ATTESTATION_BYTES)));
    }

    public static PasskeyAssertion assertion(JsonInput credential) {
        String id = bytes(credential, "id", MOST_ID_BYTES);
        return credential.object(
                "response",
                response -> new PasskeyAssertion(
                        response.parsed("userHandle", PasskeyInput::account, "the user handle of an account here"),
                        id,
                        bytes(response, "clientDataJSON", MOST_CLIENT_DATA_BYTES),
                        bytes(response, "authenticatorData", MOST_AUTHENTICATOR_DATA_BYTES),
                        bytes(response, "signature", MOST_SIGNATURE_BYTES)));
    }

    /** What authenticators are told whose a passkey is. */
    public static String userHandle(AccountId account) {
        return text(ByteBuffer.allocate(USER_HANDLE_BYTES)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .array());
    }

    private static Optional<AccountId> account(String userHandle) {
        return decoded(userHandle, USER_HANDLE_BYTES)
                .filter(bytes -> bytes.length == USER_HANDLE_BYTES)
                .map(ByteBuffer::wrap)
                .map(bytes -> new AccountId(new UUID(bytes.getLong(), bytes.getLong())));
    }

    /** However it came, without padding. */
    private static String bytes(JsonInput input, String field, int most) {
        return input.parsed(
                field, text -> decoded(text, most).map(PasskeyInput::text), "bytes in base64url, from 1 to " + most);
    }

    private static Optional<byte[]> decoded(String base64Url, int most) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(base64Url))
                    .filter(bytes -> bytes.length > 0 && bytes.length <= most);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
