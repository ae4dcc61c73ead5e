package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.TotpOffered;
import io.plexichat.kernel.key.Binding;

/** Where the sealed values of factors belong. */
public final class FactorBindings {
    private FactorBindings() {}

    public static Binding totpSecret(AccountId account) {
        return Binding.of(TotpOffered.class, "secret", FactorEvent.aggregateOf(account));
    }

    public static Binding backupCodes(AccountId account) {
        return Binding.of(BackupCodesIssued.class, "hashes", FactorEvent.aggregateOf(account));
    }
}
