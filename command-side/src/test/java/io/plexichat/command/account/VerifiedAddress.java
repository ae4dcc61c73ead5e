package io.plexichat.command.account;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Gives an account an address, as its owner would. */
public final class VerifiedAddress {
    private VerifiedAddress() {}

    public static void give(TestCommandSide side, AccountId account, String email, Instant at) {
        EmailProofId proof = offer(side, account, email, at);
        side.send(new ConfirmEmail(account, side.bean(MailedSecrets.class).code(proof), at));
    }

    /** @return what the code is computed of */
    public static EmailProofId offer(TestCommandSide side, AccountId account, String email, Instant at) {
        EmailProofId proof = new EmailProofId(UUID.nameUUIDFromBytes((email + at).getBytes(StandardCharsets.UTF_8)));
        side.send(new OfferEmail(account, proof, new EmailAddress(email), at));
        return proof;
    }
}
