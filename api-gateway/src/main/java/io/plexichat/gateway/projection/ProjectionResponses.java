package io.plexichat.gateway.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plexichat.gateway.projection.BuildResponses.BuildResponse;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView;
import io.plexichat.kernel.projection.ProjectionList;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ProjectionResponses {
    private ProjectionResponses() {}

    record ProjectionsResponse(List<ProjectionResponse> items) {
        static ProjectionsResponse of(ProjectionList list) {
            return new ProjectionsResponse(
                    list.items().stream().map(ProjectionResponse::of).toList());
        }
    }

    /**
     * @param generation what answers reads
     * @param position of the build while there is one, else of what answers reads; so are headPosition and eventsPerSecond
     * @param etaSeconds until the build answers reads; null without one, and when there is nothing to tell it by
     * @param generations the newest first
     */
    record ProjectionResponse(
            ProjectionName name,
            int generation,
            State state,
            long position,
            long headPosition,
            double eventsPerSecond,
            @Nullable Double etaSeconds,
            long deadLetters,
            int codeVersion,
            List<GenerationResponse> generations,
            @Nullable BuildResponse build) {

        static ProjectionResponse of(ProjectionView view) {
            BuildView build = view.build();
            GenerationView shown = build == null ? view.active() : build.generation();
            return new ProjectionResponse(
                    view.name(),
                    view.active().number(),
                    state(view),
                    shown.position(),
                    shown.head(),
                    rounded(shown.eventsPerSecond()),
                    build == null || build.eta() == null
                            ? null
                            : seconds(build.eta().likely()),
                    view.deadLetters(),
                    view.codeVersion(),
                    generations(view),
                    build == null ? null : BuildResponse.of(build));
        }

        private static State state(ProjectionView view) {
            BuildView build = view.build();
            if (view.active().state() == GenerationView.State.STOPPED) {
                return State.STOPPED;
            }
            if (build == null) {
                return State.LIVE;
            }
            return switch (build.state()) {
                case RUNNING -> State.BUILDING;
                case PAUSED -> State.PAUSED;
                case BLOCKED -> State.BLOCKED;
                case FAILED -> State.FAILED;
            };
        }

        private static List<GenerationResponse> generations(ProjectionView view) {
            List<GenerationResponse> generations = new ArrayList<>();
            BuildView build = view.build();
            ProjectionView.Previous previous = view.previous();
            if (build != null) {
                generations.add(GenerationResponse.of(build.generation(), null));
            }
            generations.add(GenerationResponse.of(view.active(), null));
            if (previous != null) {
                generations.add(GenerationResponse.of(previous.generation(), previous.keptUntil()));
            }
            return generations;
        }

        enum State {
            @JsonProperty("live")
            LIVE,
            /** What answers reads takes no events: this comes before all that a build is doing. */
            @JsonProperty("stopped")
            STOPPED,
            @JsonProperty("building")
            BUILDING,
            @JsonProperty("paused")
            PAUSED,
            @JsonProperty("blocked")
            BLOCKED,
            @JsonProperty("failed")
            FAILED
        }
    }

    /**
     * @param position -1 before the first event
     * @param keptUntil of the previous generation
     */
    record GenerationResponse(
            int generation,
            GenerationView.Role role,
            GenerationView.State state,
            @Nullable String because,
            int codeVersion,
            String place,
            long position,
            long headPosition,
            long lagEvents,
            @Nullable Double lagSeconds,
            double eventsPerSecond,
            @Nullable Long bytes,
            long deadLetters,
            Instant createdAt,
            @Nullable Instant keptUntil) {

        static GenerationResponse of(GenerationView view, @Nullable Instant keptUntil) {
            Duration lag = view.lag();
            return new GenerationResponse(
                    view.number(),
                    view.role(),
                    view.state(),
                    view.because(),
                    view.codeVersion(),
                    view.place(),
                    view.position(),
                    view.head(),
                    view.lagEvents(),
                    lag == null ? null : seconds(lag),
                    rounded(view.eventsPerSecond()),
                    view.bytes(),
                    view.deadLetters(),
                    view.createdAt(),
                    keptUntil);
        }
    }

    /** To the tenth, which is more than anybody reads. */
    static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    static double seconds(Duration duration) {
        return rounded(duration.toMillis() / 1_000.0);
    }
}
