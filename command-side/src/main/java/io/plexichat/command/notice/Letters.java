package io.plexichat.command.notice;

import io.plexichat.command.account.Mailboxes;
import io.plexichat.command.account.Mailboxes.Mailbox;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.mail.Letter;
import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import java.net.URI;
import java.util.Optional;

/** Writes what an owner is told: from the event, and from what its account says of its owner. */
final class Letters {
    private final Mailboxes mailboxes;
    private final MailedSecrets secrets;
    private final String recoveryPage;

    /** @param publicUrl where people reach this server */
    Letters(Mailboxes mailboxes, MailedSecrets secrets, URI publicUrl) {
        this.mailboxes = mailboxes;
        this.secrets = secrets;
        String url = publicUrl.toString();
        this.recoveryPage = (url.endsWith("/") ? url : url + "/") + "recover#";
    }

    /** Empty when there is nobody to be told, or it is no news. */
    Optional<Letter> write(Notice notice) {
        return switch (notice.event()) {
            case EmailOffered offered ->
                mailboxes
                        .of(offered)
                        .map(box -> letter(
                                notice, box, secrets.code(offered.proofId()).value()));
            case RecoveryRequested requested ->
                mailboxes.isClosed(notice.accountId())
                        ? Optional.empty()
                        : mailboxes
                                .of(notice.accountId())
                                .map(box -> letter(
                                        notice,
                                        box,
                                        recoveryPage
                                                + secrets.token(requested.recoveryId())
                                                        .value()));
            case EmailCodeOffered offered ->
                mailboxes
                        .of(notice.accountId())
                        .map(box -> letter(
                                notice, box, secrets.code(offered.proofId()).value()));
            case EmailConfirmed _ ->
                mailboxes
                        .before(notice.accountId(), notice.sequence())
                        .filter(former -> !mailboxes
                                .of(notice.accountId())
                                .map(Mailbox::email)
                                .equals(Optional.of(former.email())))
                        .map(box -> letter(notice, box, ""));
            case AddressKnown(var account, var address, var _)
            when mailboxes.isFirst(account, address) -> Optional.empty();
            case AccountEvent _ ->
                mailboxes.before(notice.accountId(), notice.sequence()).map(box -> letter(notice, box, ""));
            default -> mailboxes.of(notice.accountId()).map(box -> letter(notice, box, ""));
        };
    }

    private static Letter letter(Notice notice, Mailbox box, String secret) {
        return new Letter(
                notice.mailId(),
                box.email(),
                LetterTexts.subject(notice.kind()),
                LetterTexts.text(notice.kind(), box.owner(), notice.at(), secret));
    }
}
