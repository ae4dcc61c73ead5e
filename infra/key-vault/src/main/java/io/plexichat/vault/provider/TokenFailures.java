package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProviderException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in a sentence what a token's error code means. The code stands in messages only: the JDK's exception for it is its own. */
final class TokenFailures {
    private static final Pattern CODE = Pattern.compile("CKR_\\w+");
    private static final int LONGEST_CHAIN = 10;

    private final String token;

    TokenFailures(KeyProviderSettings.Pkcs11 settings) {
        String where = settings.slot() == null ? "labelled " + settings.tokenLabel() : "in slot " + settings.slot();
        this.token = "the token " + where + " of " + settings.library();
    }

    KeyProviderException of(Throwable failure) {
        if (failure instanceof KeyProviderException known) {
            return known;
        }
        String code = code(failure);
        return switch (code) {
            case "CKR_PIN_INCORRECT", "CKR_PIN_INVALID", "CKR_PIN_LEN_RANGE" ->
                wrong("Expected plexichat.keys.pkcs11.pin to be the PIN of %s, but it is another;"
                        + " the token locks itself after a few wrong ones.");
            case "CKR_PIN_LOCKED" ->
                wrong("Expected to log in to %s, but its PIN is locked: set it anew as its security officer.");
            case "CKR_SLOT_ID_INVALID" -> wrong("Expected %s, but there is no such slot.");
            case "CKR_MECHANISM_INVALID", "CKR_KEY_FUNCTION_NOT_PERMITTED", "CKR_TEMPLATE_INCONSISTENT" ->
                KeyProviderException.wrong(
                        "Expected AES-256-GCM of " + token + ", but it refuses that (" + code + ").", failure);
            case "" -> away("Expected to use %s, but that failed.", failure);
            default -> away("Expected to use %s, but it answered " + code + ".", failure);
        };
    }

    /** @param sentence with a place for the token */
    KeyProviderException wrong(String sentence) {
        return KeyProviderException.wrong(sentence.formatted(token), null);
    }

    /** @param sentence with a place for the token */
    KeyProviderException away(String sentence, @Nullable Throwable failure) {
        return KeyProviderException.unreachable(sentence.formatted(token), failure);
    }

    private static String code(Throwable failure) {
        Throwable each = failure;
        for (int i = 0; each != null && i < LONGEST_CHAIN; i++) {
            Matcher code = CODE.matcher(String.valueOf(each.getMessage()));
            if (code.find()) {
                return code.group();
            }
            each = each.getCause();
        }
        return "";
    }
}
