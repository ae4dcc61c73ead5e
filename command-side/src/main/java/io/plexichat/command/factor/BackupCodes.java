package io.plexichat.command.factor;

import io.plexichat.command.account.PasswordHashing;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.factor.FactorCode;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ten codes for whoever has lost an authenticator: ten letters and digits each, 49 bits, of those that are not taken for each other.
 * They are hashed as passwords are, all under one salt, so that it takes one hash to tell whether a code is among them.
 */
final class BackupCodes {
    static final int COUNT = 10;

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;
    private static final String SEPARATOR = " ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PasswordHashing hashing;

    BackupCodes(PasswordHashing hashing) {
        this.hashing = hashing;
    }

    static List<FactorCode> make() {
        return IntStream.range(0, COUNT)
                .mapToObj(_ -> RANDOM.ints(LENGTH, 0, LETTERS.length())
                        .mapToObj(LETTERS::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining()))
                .map(code -> new FactorCode(code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2)))
                .toList();
    }

    /** As it is stored, when it is sealed. */
    String hashed(List<FactorCode> codes) {
        return hashing.hashTogether(codes.stream().map(BackupCodes::secret).toList()).stream()
                .map(PasswordHash::value)
                .collect(Collectors.joining(SEPARATOR));
    }

    /** The number of a code, used or not; the same work whether it is there. */
    OptionalInt number(FactorCode code, String hashed) {
        List<PasswordHash> hashes =
                Stream.of(hashed.split(SEPARATOR)).map(PasswordHash::new).toList();
        return hashing.find(secret(code), hashes);
    }

    /** However it was typed. */
    private static Password secret(FactorCode code) {
        return new Password(code.value().toLowerCase(Locale.ROOT).replaceAll("[\\s-]", ""));
    }
}
