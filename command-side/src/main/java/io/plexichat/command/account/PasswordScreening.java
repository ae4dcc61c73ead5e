package io.plexichat.command.account;

import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.account.WeakPassword;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds passwords that nobody should have, as NIST SP 800-63B-4 (3.1.1.2) asks for. Blocks when there is a list of breached ones. */
public final class PasswordScreening {
    /** Shorter ones are in many good passwords by chance. */
    private static final int SHORTEST_NAME = 3;

    private final @Nullable BreachedPasswords breached;

    PasswordScreening(@Nullable BreachedPasswords breached) {
        this.breached = breached;
    }

    /** Empty for one that is good enough. */
    public Optional<WeakPassword> weakness(Password password, Username username) {
        if (containsName(password, username)) {
            return Optional.of(WeakPassword.CONTAINS_USERNAME);
        }
        if (PasswordStrengths.isCommon(password)) {
            return Optional.of(WeakPassword.COMMON);
        }
        return breached != null && breached.contains(password) ? Optional.of(WeakPassword.BREACHED) : Optional.empty();
    }

    /** @param field that holds the password, and is told when it is not taken */
    void require(String field, Password password, Username username) {
        weakness(password, username).ifPresent(found -> {
            throw found.in(field);
        });
    }

    private static boolean containsName(Password password, Username username) {
        String name = username.normalised();
        return name.length() >= SHORTEST_NAME
                && password.normalised().toLowerCase(Locale.ROOT).contains(name);
    }
}
