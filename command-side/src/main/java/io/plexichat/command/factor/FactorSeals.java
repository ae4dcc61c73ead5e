package io.plexichat.command.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorBindings;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorSecret;
import io.plexichat.kernel.factor.PasskeyLabel;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Seals what factors are checked against under the key of their owner, and opens it; what is opened is empty after an erasure. */
final class FactorSeals {
    private final KeyVault vault;

    FactorSeals(KeyVault vault) {
        this.vault = vault;
    }

    Sealed seal(AccountId account, FactorSecret secret) {
        return seal(account, FactorBindings.totpSecret(account), secret.value());
    }

    Sealed sealHashes(AccountId account, String hashes) {
        return seal(account, FactorBindings.backupCodes(account), hashes);
    }

    /** The step that the authenticator of this secret shows a code in, around now; empty for another code, and after an erasure. */
    OptionalLong step(AccountId account, Sealed secret, FactorCode code, Instant now) {
        return open(secret, FactorBindings.totpSecret(account))
                .map(opened -> Totp.step(new FactorSecret(opened), Totp.typed(code), now))
                .orElse(OptionalLong.empty());
    }

    Optional<String> hashes(AccountId account, Sealed sealed) {
        return open(sealed, FactorBindings.backupCodes(account));
    }

    Sealed seal(AccountId account, PasskeyCredential credential) {
        return seal(account, FactorBindings.passkeyCredential(account), credential.toText());
    }

    Sealed seal(AccountId account, PasskeyLabel label) {
        return seal(account, FactorBindings.passkeyLabel(account), label.value());
    }

    Optional<PasskeyCredential> credential(AccountId account, Sealed sealed) {
        return open(sealed, FactorBindings.passkeyCredential(account)).map(PasskeyCredential::parse);
    }

    Optional<PasskeyLabel> label(AccountId account, Sealed sealed) {
        return open(sealed, FactorBindings.passkeyLabel(account)).map(PasskeyLabel::new);
    }

    private Sealed seal(AccountId account, Binding binding, String text) {
        KeyScope person = KeyScope.person(account);
        return vault.sealer(person).seal(person, binding, text);
    }

    private Optional<String> open(Sealed sealed, Binding binding) {
        return vault.opener(Set.of(sealed.keyId())).open(sealed, binding);
    }
}
