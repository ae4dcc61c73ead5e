package io.plexichat.gateway;

import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.LetterSelection;
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
import java.util.List;
import java.util.function.UnaryOperator;

/** A read side whose one read model does what it is told at once. */
public final class FakeProjections {
    private final RecordingBuses buses;
    private volatile ProjectionView timeline = ProjectionSamples.live(ProjectionSamples.TIMELINE);

    FakeProjections(RecordingBuses buses) {
        this.buses = buses;
    }

    public void show(ProjectionView view) {
        timeline = view;
    }

    void reset() {
        timeline = ProjectionSamples.live(ProjectionSamples.TIMELINE);
        buses.onQuery(ListProjections.class, ProjectionList.class, _ -> new ProjectionList(List.of(timeline)));
        buses.onQuery(GetProjection.class, ProjectionView.class, query -> become(query.name(), same -> same));
        buses.onQuery(Rebuild.class, ProjectionView.class, order -> building(order.name(), BuildView.State.RUNNING));
        buses.onQuery(Pause.class, ProjectionView.class, order -> building(order.name(), BuildView.State.PAUSED));
        buses.onQuery(Resume.class, ProjectionView.class, order -> building(order.name(), BuildView.State.RUNNING));
        buses.onQuery(Abandon.class, ProjectionView.class, order -> live(order.name()));
        buses.onQuery(TakeOver.class, ProjectionView.class, order -> live(order.name()));
        buses.onQuery(TryOut.class, TrialView.class, order -> {
            known(order.name());
            return ProjectionSamples.trial(order);
        });
        buses.onQuery(Rollback.class, ProjectionView.class, order -> live(order.name()));
        letters();
    }

    private void letters() {
        buses.onQuery(ListLetters.class, LetterPage.class, query -> {
            known(query.name());
            return new LetterPage(List.of(ProjectionSamples.letter()), "more");
        });
        buses.onQuery(GetLetter.class, LetterDetail.class, query -> {
            known(query.name());
            known(query.letterId());
            return new LetterDetail(ProjectionSamples.letter(), "a.B.c(B.java:7)");
        });
        buses.onQuery(RetryLetters.class, LettersRetried.class, order -> {
            known(order.name());
            known(order.selection());
            return new LettersRetried(2, 0);
        });
        buses.onQuery(EvictLetters.class, LettersEvicted.class, order -> {
            known(order.name());
            known(order.selection());
            return new LettersEvicted(1, 1);
        });
    }

    private ProjectionView building(ProjectionName name, BuildView.State state) {
        return become(name, view -> ProjectionSamples.building(view.name(), state, null));
    }

    private ProjectionView live(ProjectionName name) {
        return become(name, view -> ProjectionSamples.live(view.name()));
    }

    private ProjectionView become(ProjectionName name, UnaryOperator<ProjectionView> change) {
        known(name);
        timeline = change.apply(timeline);
        return timeline;
    }

    private static void known(ProjectionName name) {
        if (!name.equals(ProjectionSamples.TIMELINE)) {
            throw ProjectionRejections.NOT_FOUND.because("Expected a read model of this name, but there is none.");
        }
    }

    private static void known(LetterSelection selection) {
        if (selection.letterId() != null) {
            known(selection.letterId());
        }
    }

    private static void known(LetterId letter) {
        if (!letter.equals(ProjectionSamples.LETTER)) {
            throw ProjectionRejections.LETTER_NOT_FOUND.because("Expected a dead letter, but there is none.");
        }
    }
}
