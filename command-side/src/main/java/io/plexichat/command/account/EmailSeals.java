package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;
import java.util.Optional;
import java.util.Set;

/** Seals addresses under the key of their owner, and opens them; what is opened is empty after an erasure. */
final class EmailSeals {
    private final KeyVault vault;

    EmailSeals(KeyVault vault) {
        this.vault = vault;
    }

    Sealed offered(AccountId account, EmailAddress email) {
        return seal(account, AccountBindings.offeredEmail(account), email);
    }

    Sealed confirmed(AccountId account, EmailAddress email) {
        return seal(account, AccountBindings.confirmedEmail(account), email);
    }

    Optional<EmailAddress> open(EmailOffered offered) {
        return open(offered.email(), AccountBindings.offeredEmail(offered.accountId()));
    }

    Optional<EmailAddress> open(EmailConfirmed confirmed) {
        return open(confirmed.email(), AccountBindings.confirmedEmail(confirmed.accountId()));
    }

    private Sealed seal(AccountId account, Binding binding, EmailAddress email) {
        KeyScope person = KeyScope.person(account);
        return vault.sealer(person).seal(person, binding, email.value());
    }

    private Optional<EmailAddress> open(Sealed sealed, Binding binding) {
        return vault.opener(Set.of(sealed.keyId())).open(sealed, binding).map(EmailAddress::new);
    }
}
