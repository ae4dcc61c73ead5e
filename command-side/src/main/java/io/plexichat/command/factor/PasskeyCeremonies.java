package io.plexichat.command.factor;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyAttestation;
import io.plexichat.kernel.factor.PasskeyChallenge;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what authenticators answer as WebAuthn says (level 3, 7.1 and 7.2): challenge, origin, domain, that its user was there and was
 * verified, what it says of backups, that its counter goes on, and the signature. Who made the authenticator is not asked.
 */
final class PasskeyCeremonies {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);
    private static final Pattern OF_THIS_MACHINE = Pattern.compile("http://localhost(:[0-9]+)?");

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = PasskeyAttestation.ALGORITHMS.stream()
            .map(COSEAlgorithmIdentifier::create)
            .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
            .toList();

    private final String relyingPartyId;
    private final Set<Origin> origins;
    private final WebAuthnManager manager;
    private final AttestedCredentialDataConverter credentials;
    private final CollectedClientDataConverter clientData;

    PasskeyCeremonies(PasskeySettings settings) {
        relyingPartyId = settings.relyingPartyId();
        origins = settings.origins().stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
        ObjectConverter converter = new ObjectConverter();
        manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        credentials = new AttestedCredentialDataConverter(converter);
        clientData = new CollectedClientDataConverter(converter);
    }

    record Made(PasskeyCredential credential, long counter, boolean backupEligible, boolean backedUp) {}

    record Shown(long counter, boolean backedUp) {}

    String relyingPartyId() {
        return relyingPartyId;
    }

    /** Empty when it is not an answer to this challenge, or anything else of it is not as it must be. */
    Optional<Made> make(PasskeyChallenge challenge, PasskeyAttestation given) {
        return checked(() -> {
            RegistrationRequest request =
                    new RegistrationRequest(bytes(given.attestationObject()), bytes(given.clientData()));
            AuthenticatorData<?> made = Objects.requireNonNull(manager.verify(
                                    request, new RegistrationParameters(server(challenge), ALGORITHMS, true, true))
                            .getAttestationObject())
                    .getAuthenticatorData();
            AttestedCredentialData attested = Objects.requireNonNull(made.getAttestedCredentialData());
            return new Made(
                    new PasskeyCredential(text(attested.getCredentialId()), text(credentials.convert(attested))),
                    made.getSignCount(),
                    made.isFlagBE(),
                    made.isFlagBS());
        });
    }

    /** What was answered; empty when it cannot be read. */
    Optional<PasskeyChallenge> challenge(PasskeyAssertion given) {
        return checked(() ->
                new PasskeyChallenge(text(Objects.requireNonNull(clientData.convert(bytes(given.clientData())))
                        .getChallenge()
                        .getValue())));
    }

    /** Empty when it is not an answer of this passkey to this challenge, or anything else of it is not as it must be. */
    Optional<Shown> show(
            PasskeyChallenge challenge,
            PasskeyAssertion given,
            PasskeyCredential credential,
            PasskeysState.Enrolled enrolled) {
        return checked(() -> {
            AuthenticationRequest request = new AuthenticationRequest(
                    bytes(given.credentialId()),
                    bytes(given.authenticatorData()),
                    bytes(given.clientData()),
                    bytes(given.signature()));
            CredentialRecordImpl known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    true,
                    enrolled.backupEligible(),
                    enrolled.backedUp(),
                    enrolled.counter(),
                    credentials.convert(bytes(credential.attested())),
                    null,
                    null,
                    null,
                    null);
            AuthenticatorData<?> shown = Objects.requireNonNull(
                    manager.verify(request, new AuthenticationParameters(server(challenge), known, null, true, true))
                            .getAuthenticatorData());
            return new Shown(shown.getSignCount(), shown.isFlagBS());
        });
    }

    private ServerProperty server(PasskeyChallenge challenge) {
        return ServerProperty.builder()
                .originPredicate(this::admits)
                .rpId(relyingPartyId)
                .challenge(new DefaultChallenge(bytes(challenge.value())))
                .build();
    }

    private boolean admits(Origin origin) {
        return origins.isEmpty() ? OF_THIS_MACHINE.matcher(origin.toString()).matches() : origins.contains(origin);
    }

    /** Whoever sends what trips a parser is refused as whoever signs wrongly. */
    private static <T> Optional<T> checked(Supplier<T> ceremony) {
        try {
            return Optional.of(ceremony.get());
        } catch (RuntimeException e) {
            // The kind tells operators what to look at, such as an origin that is not configured; the text quotes what
            // was sent.
            LOG.debug("A passkey was refused: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
