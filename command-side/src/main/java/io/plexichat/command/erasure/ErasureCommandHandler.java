package io.plexichat.command.erasure;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.kernel.erasure.ErasureCommand.BeginErasure;
import io.plexichat.kernel.erasure.ErasureCommand.CompleteErasure;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

final class ErasureCommandHandler {
    private final KnownSubjects subjects;
    private final AccountAuthentication authentication;
    private final Aggregates<Erasure> erasures;
    private final HoldSeals seals;

    ErasureCommandHandler(
            KnownSubjects subjects,
            AccountAuthentication authentication,
            Aggregates<Erasure> erasures,
            HoldSeals seals) {
        this.subjects = subjects;
        this.authentication = authentication;
        this.erasures = erasures;
        this.seals = seals;
    }

    @CommandHandler
    RequestedErasure handle(RequestOwnErasure command) {
        authentication.requirePassword(command.accountId(), command.password(), command.at());
        return request(new RequestErasure(
                command.erasureId(),
                new OfAccount(command.accountId()),
                command.accountId(),
                command.dueAt(),
                command.at()));
    }

    @CommandHandler
    RequestedErasure handle(RequestErasure command) {
        return request(command);
    }

    @CommandHandler
    void handle(TakeBackErasure command) {
        load(command.subject(), command.erasureId()).execute(erasure -> erasure.takeBack(command));
    }

    /** Who was asked to be erased may have become an administrator since. */
    @CommandHandler
    void handle(BeginErasure command) {
        subjects.requireNoAdministrator(command.subject());
        load(command.subject(), command.erasureId()).execute(erasure -> erasure.begin(command));
    }

    @CommandHandler
    void handle(CompleteErasure command) {
        load(command.subject(), command.erasureId()).execute(erasure -> erasure.complete(command));
    }

    @CommandHandler
    void handle(PlaceHold command) {
        subjects.require(command.subject(), () -> "Expected to hold " + command.subject());
        loadOrCreate(command.subject()).execute(erasure -> erasure.place(command, seals));
    }

    @CommandHandler
    void handle(LiftHold command) {
        erasures.load(Erasure.idOf(command.subject()), () -> Erasure.holdNotFound(command))
                .execute(erasure -> erasure.lift(command));
    }

    private RequestedErasure request(RequestErasure command) {
        subjects.requireErasable(command.subject());
        return loadOrCreate(command.subject()).invoke(erasure -> erasure.request(command));
    }

    private Aggregate<Erasure> loadOrCreate(ErasureSubject subject) {
        return erasures.loadOrCreate(Erasure.idOf(subject), Erasure::new);
    }

    private Aggregate<Erasure> load(ErasureSubject subject, ErasureId erasureId) {
        return erasures.load(Erasure.idOf(subject), () -> Erasure.notFound(erasureId));
    }
}
