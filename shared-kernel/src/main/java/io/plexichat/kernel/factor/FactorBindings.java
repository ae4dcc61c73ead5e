package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
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

    public static Binding passkeyCredential(AccountId account) {
        return Binding.of(PasskeyEnrolled.class, "credential", FactorEvent.aggregateOf(account));
    }

    public static Binding passkeyLabel(AccountId account) {
        return Binding.of(PasskeyEnrolled.class, "label", FactorEvent.aggregateOf(account));
    }
}
