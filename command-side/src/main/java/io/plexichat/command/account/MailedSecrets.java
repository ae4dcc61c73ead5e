package io.plexichat.command.account;

import io.plexichat.kernel.account.EmailCode;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.recovery.RecoveryToken;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is mailed to show that somebody reads a mailbox. It is computed of a random id that stands in the log and of a key that does not
 * (HMAC-SHA-256, by the vault): so a mail can be written again after a crash, and neither the log nor a copy of it holds a code or a
 * token, or a hash that one could be guessed by.
 */
public final class MailedSecrets {
    public static final int DIGITS = 8;

    /** How long a code is good for that shows whose an address is. */
    public static final Duration ADDRESS_CODE_FOR = Duration.ofHours(1);

    /** How long a code is good for that is the second factor of a login. */
    public static final Duration LOGIN_CODE_FOR = Duration.ofMinutes(10);

    /** How long the link of a recovery is good for. */
    public static final Duration LINK_FOR = Duration.ofMinutes(15);

    private static final BigInteger CODES = BigInteger.TEN.pow(DIGITS);
    private static final String SEPARATOR = ".";

    private final KeyVault vault;

    MailedSecrets(KeyVault vault) {
        this.vault = vault;
    }

    /** Eight digits. */
    public EmailCode code(EmailProofId id) {
        BigInteger number = new BigInteger(1, secret("email-code", id.value())).mod(CODES);
        return new EmailCode(String.format(Locale.ROOT, "%0" + DIGITS + "d", number));
    }

    public boolean isCode(EmailProofId id, EmailCode typed) {
        return isSame(code(id).value(), typed.value().replace(" ", ""));
    }

    /** The id, and 256 bits. */
    public RecoveryToken token(RecoveryId id) {
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secret("recovery", id.value()));
        return new RecoveryToken(id + SEPARATOR + secret);
    }

    /** Whose token it is; empty for one that was made by nobody here. */
    public Optional<RecoveryId> recovery(RecoveryToken presented) {
        String[] parts = presented.value().split("\\.", 2);
        try {
            RecoveryId id = new RecoveryId(UUID.fromString(parts[0]));
            return isSame(token(id).value(), presented.value()) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] secret(String purpose, UUID id) {
        String keyed =
                vault.lookupHash(LookupDomain.MAILED_SECRET, purpose + " " + id).value();
        try {
            return MessageDigest.getInstance("SHA-256").digest(keyed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK.", e);
        }
    }

    private static boolean isSame(String expected, String presented) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }
}
