package io.plexichat.command.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.plexichat.command.erasure.SubjectState.Stage;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.erasure.ErasureCommand.BeginErasure;
import io.plexichat.kernel.erasure.ErasureCommand.CompleteErasure;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The erasures and holds of one subject: it is one after the other, and a hold comes before the beginning or not at all. */
final class Erasure {
    private @Nullable SubjectState state;

    Erasure() {}

    static String idOf(ErasureSubject subject) {
        return "erasure:" + subject;
    }

    RequestedErasure request(RequestErasure command) {
        ErasureRequested last = state == null ? null : state.request();
        boolean asked = last != null && last.erasureId().equals(command.erasureId());
        if (last != null && (asked || state().stage() == Stage.WAITING)) {
            return new RequestedErasure(last.erasureId(), last.dueAt());
        }
        if (state != null && state.begun()) {
            throw begun("Expected to request the erasure of " + command.subject());
        }
        apply(new ErasureRequested(
                command.erasureId(), command.subject(), command.by(), command.dueAt(), command.at()));
        return new RequestedErasure(command.erasureId(), command.dueAt());
    }

    void takeBack(TakeBackErasure command) {
        requireLast(command.erasureId());
        if (state().begun()) {
            throw begun("Expected to take back erasure " + command.erasureId());
        }
        if (state().stage() == Stage.WAITING) {
            apply(new ErasureTakenBack(command.erasureId(), command.subject(), command.by(), command.at()));
        }
    }

    void begin(BeginErasure command) {
        ErasureRequested request = requireLast(command.erasureId());
        if (state().begun()) {
            return;
        }
        String expectation = "Expected to begin erasure " + command.erasureId();
        if (state().stage() == Stage.TAKEN_BACK) {
            throw ErasureRejections.NOT_FOUND.because(expectation + ", but it was taken back.");
        }
        if (command.at().isBefore(request.dueAt())) {
            throw ErasureRejections.NOT_DUE.because(expectation + ", but it is due at " + request.dueAt() + ".");
        }
        if (state().held()) {
            throw ErasureRejections.HELD.because(
                    expectation + ", but " + command.subject() + " is under a legal hold.");
        }
        apply(new ErasureBegun(command.erasureId(), command.subject(), request.by(), command.at()));
    }

    void complete(CompleteErasure command) {
        requireLast(command.erasureId());
        if (!state().begun()) {
            throw ErasureRejections.NOT_DUE.because(
                    "Expected to complete erasure " + command.erasureId() + ", but it has not begun.");
        }
        if (state().stage() == Stage.BEGUN) {
            apply(new ErasureCompleted(
                    command.erasureId(), command.subject(), command.keys(), command.messages(), command.at()));
        }
    }

    void place(PlaceHold command, HoldSeals seals) {
        if (state != null && state.placed().contains(command.holdId())) {
            return;
        }
        if (state != null && state.begun()) {
            throw begun("Expected to hold " + command.subject());
        }
        apply(new HoldPlaced(command.holdId(), command.subject(), seals.reason(command), command.by(), command.at()));
    }

    void lift(LiftHold command) {
        if (!state().placed().contains(command.holdId())) {
            throw holdNotFound(command);
        }
        if (state().holding().contains(command.holdId())) {
            apply(new HoldLifted(command.holdId(), command.subject(), command.by(), command.at()));
        }
    }

    boolean held() {
        return state().held();
    }

    static RejectedException notFound(ErasureId erasureId) {
        return ErasureRejections.NOT_FOUND.because(
                "Expected erasure " + erasureId + " to be the last one of its subject, but it is not.");
    }

    static RejectedException holdNotFound(LiftHold command) {
        return ErasureRejections.HOLD_NOT_FOUND.because("Expected to lift hold " + command.holdId() + " from "
                + command.subject() + ", but there is no such hold.");
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : idOf(state.subject());
    }

    @EventSourcingHandler
    void on(ErasureEvent event) {
        state = SubjectState.evolve(state, event);
    }

    private SubjectState state() {
        return Objects.requireNonNull(state);
    }

    private ErasureRequested requireLast(ErasureId erasureId) {
        ErasureRequested request = state().request();
        if (request == null || !request.erasureId().equals(erasureId)) {
            throw notFound(erasureId);
        }
        return request;
    }

    private static RejectedException begun(String expectation) {
        return ErasureRejections.BEGUN.because(expectation + ", but its erasure has begun.");
    }
}
