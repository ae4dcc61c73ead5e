package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.Password;
import java.util.Locale;
import java.util.Map;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.scoring.Result;

/**
 * What is known of how people choose passwords: the most used ones, and an estimate of the guesses that another one takes. The lists
 * come with nbvcxz; they take some 18 MB from the first time on that somebody asks.
 */
final class PasswordStrengths {
    /** Of its list of passwords; what comes after is not counted but added for a joke. */
    private static final int MOST_USED = 100_000;

    private static final String PASSWORDS = "passwords";

    /** More tells nothing: such a password is strong or a repetition. */
    private static final int LENGTH_LOOKED_AT = 64;

    private static final long PATIENCE_MILLIS = 200;

    private PasswordStrengths() {}

    /** In lower case, as the list is. */
    static boolean isCommon(Password password) {
        Integer rank = Known.MOST_USED_FIRST.get(password.normalised().toLowerCase(Locale.ROOT));
        return rank != null && rank <= MOST_USED;
    }

    /** Takes milliseconds, and never much longer than {@link #PATIENCE_MILLIS}. */
    static AcceptedPassword of(Password password) {
        Result result = new Nbvcxz(Known.CONFIGURATION).estimate(password.normalised());
        return new AcceptedPassword(result.getBasicScore(), (int) Math.floor(result.getEntropy()));
    }

    /** Read when it is first needed. */
    private static final class Known {
        private static final Configuration CONFIGURATION = new ConfigurationBuilder()
                .setLocale(Locale.ENGLISH)
                .setMaxLength(LENGTH_LOOKED_AT)
                .setCombinationAlgorithmTimeout(PATIENCE_MILLIS)
                .createConfiguration();

        private static final Map<String, Integer> MOST_USED_FIRST = CONFIGURATION.getDictionaries().stream()
                .filter(dictionary -> dictionary.getDictionaryName().equals(PASSWORDS))
                .findFirst()
                .map(Dictionary::getDictonary)
                .orElseThrow(() -> new IllegalStateException("Expected a list of passwords, but there is none."));
    }
}
