package io.plexichat.query.generation;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.ProjectionList;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Abandon;
import io.plexichat.kernel.projection.ProjectionOrder.EvictLetters;
import io.plexichat.kernel.projection.ProjectionOrder.LettersEvicted;
import io.plexichat.kernel.projection.ProjectionOrder.LettersRetried;
import io.plexichat.kernel.projection.ProjectionOrder.Pause;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.RetryLetters;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionQuery.GetLetter;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionQuery.ListLetters;
import io.plexichat.kernel.projection.ProjectionQuery.ListProjections;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Answers;
import io.plexichat.query.reading.Freshness;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers those who look after read models. */
public final class Operators {
    private final Projections projections;
    private final ParkedLetters letters;
    private final ProjectionViews views;
    private final LetterOrders letterOrders;
    private final Trials trials;

    public Operators(Projections projections, ProjectionStore store) {
        this.projections = projections;
        this.letters = new ParkedLetters(store.database());
        this.views = new ProjectionViews(letters);
        this.letterOrders = new LetterOrders(letters);
        this.trials = new Trials(projections.all());
    }

    /** None of it waits for a position. */
    public void answer(Answers answers) {
        Freshness any = Freshness.of(List.of());
        answers.answer(ListProjections.class, ProjectionList.class, any, _ -> blocking(this::list));
        answers.answer(
                GetProjection.class, ProjectionView.class, any, query -> blocking(() -> views.of(model(query.name()))));
        answers.answer(ListLetters.class, LetterPage.class, any, query -> blocking(() -> page(query)));
        answers.answer(GetLetter.class, LetterDetail.class, any, query -> blocking(() -> letter(query)));
        answers.answer(
                Rebuild.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.rebuild(model, order)));
        answers.answer(
                Pause.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.pause(model, order)));
        answers.answer(
                Resume.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.resume(model, order)));
        answers.answer(
                Abandon.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.abandon(model, order)));
        answers.answer(
                TakeOver.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.takeOver(model, order)));
        answers.answer(
                Rollback.class,
                ProjectionView.class,
                any,
                order -> changed(order.name(), model -> ProjectionOrders.rollback(model, order)));
        answers.answer(
                RetryLetters.class,
                LettersRetried.class,
                any,
                order -> blocking(() -> letterOrders.retry(model(order.name()), order)));
        answers.answer(
                EvictLetters.class,
                LettersEvicted.class,
                any,
                order -> blocking(() -> letterOrders.evict(model(order.name()), order)));
        answers.answer(
                TryOut.class, TrialView.class, any, order -> blocking(() -> trials.tryOut(model(order.name()), order)));
    }

    private interface Change {
        void on(ReadModel model) throws Exception;
    }

    private Mono<ProjectionView> changed(ProjectionName name, Change change) {
        return blocking(() -> {
            ReadModel model = model(name);
            change.on(model);
            return views.of(model);
        });
    }

    private ProjectionList list() {
        return new ProjectionList(projections.all().stream().map(views::of).toList());
    }

    private LetterPage page(ListLetters query) {
        return letters.page(generations(model(query.name())), query.selection(), query.limit(), query.cursor());
    }

    private LetterDetail letter(GetLetter query) {
        return letters.find(generations(model(query.name())), query.letterId())
                .orElseThrow(() -> ProjectionRejections.LETTER_NOT_FOUND.because(
                        "Expected dead letter " + query.letterId() + ", but there is no such letter."));
    }

    private static List<Schema> generations(ReadModel model) {
        return model.table().of(model.name()).stream()
                .filter(row -> row.role() != Role.DROPPED)
                .map(Generation::schema)
                .toList();
    }

    private ReadModel model(ProjectionName name) {
        return projections
                .find(name.value())
                .orElseThrow(() -> ProjectionRejections.NOT_FOUND.because(
                        "Expected a projection named " + name + ", but there is none."));
    }

    private static <T> Mono<T> blocking(Callable<T> action) {
        return Mono.fromCallable(action)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(Operators::isAway, _ -> unavailable());
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof UnableToClaimTokenException
                || failure instanceof IOException
                || failure instanceof InterruptedException;
    }

    private static RejectedException unavailable() {
        return ProjectionRejections.UNAVAILABLE.because(
                "Expected to look after read models, but their store does not answer, or another process feeds them now.");
    }
}
