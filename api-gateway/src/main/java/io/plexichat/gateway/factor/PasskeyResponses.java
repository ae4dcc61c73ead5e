package io.plexichat.gateway.factor;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.input.PasskeyInput;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.PasskeyAttestation;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.factor.PasskeyLabel;
import io.plexichat.kernel.factor.PasskeyView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As browsers take it: WebAuthn level 3, {@code PublicKeyCredentialCreationOptionsJSON}. */
final class PasskeyResponses {
    private static final String TYPE = "public-key";

    private PasskeyResponses() {}

    /** @param timeout in milliseconds */
    record PasskeyOptionsResponse(
            RelyingPartyResponse rp,
            PasskeyUserResponse user,
            PasskeyChallenge challenge,
            List<PasskeyAlgorithmResponse> pubKeyCredParams,
            long timeout,
            List<KnownPasskeyResponse> excludeCredentials,
            AuthenticatorSelectionResponse authenticatorSelection,
            String attestation) {
        /** @param name what authenticators call this server */
        static PasskeyOptionsResponse of(OfferedPasskey offered, Caller caller, String name) {
            String username = caller.username().value();
            return new PasskeyOptionsResponse(
                    new RelyingPartyResponse(offered.relyingPartyId(), name),
                    new PasskeyUserResponse(PasskeyInput.userHandle(caller.accountId()), username, username),
                    offered.challenge(),
                    PasskeyAttestation.ALGORITHMS.stream()
                            .map(each -> new PasskeyAlgorithmResponse(TYPE, each))
                            .toList(),
                    PasskeyChallenge.GOOD_FOR.toMillis(),
                    offered.enrolled().stream()
                            .map(each -> new KnownPasskeyResponse(TYPE, each))
                            .toList(),
                    new AuthenticatorSelectionResponse("required", true, "required"),
                    "none");
        }
    }

    record RelyingPartyResponse(String id, String name) {}

    record PasskeyUserResponse(String id, String name, String displayName) {}

    record PasskeyAlgorithmResponse(String type, int alg) {}

    record KnownPasskeyResponse(String type, String id) {}

    /** That it is kept by the authenticator, and that it asks who uses it. */
    record AuthenticatorSelectionResponse(String residentKey, boolean requireResidentKey, String userVerification) {}

    record AddedPasskeyResponse(PasskeyId passkeyId) {}

    /**
     * @param label absent once its owner was erased
     * @param lastUsedAt absent before it was used
     */
    record PasskeyResponse(
            PasskeyId passkeyId,
            @Nullable PasskeyLabel label,
            Instant since,
            @Nullable Instant lastUsedAt,
            boolean backedUp) {
        static PasskeyResponse of(PasskeyView view) {
            return new PasskeyResponse(view.passkeyId(), view.label(), view.since(), view.lastUsed(), view.backedUp());
        }
    }
}
