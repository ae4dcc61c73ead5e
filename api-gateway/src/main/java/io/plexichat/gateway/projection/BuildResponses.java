package io.plexichat.gateway.projection;

import static io.plexichat.gateway.projection.ProjectionResponses.rounded;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.OrderReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class BuildResponses {
    private BuildResponses() {}

    record BuildResponse(
            int generation,
            BuildPhase phase,
            BuildView.State state,
            @Nullable String because,
            long position,
            long goalPosition,
            double eventsPerSecond,
            double averageEventsPerSecond,
            @Nullable EtaResponse eta,
            Instant startedAt,
            Instant phaseStartedAt,
            PaceResponse pace,
            @Nullable OrderReason reason,
            List<DifferenceResponse> differences,
            List<SegmentResponse> segments) {

        static BuildResponse of(BuildView view) {
            BuildView.Eta eta = view.eta();
            return new BuildResponse(
                    view.generation().number(),
                    view.phase(),
                    view.state(),
                    view.because(),
                    view.generation().position(),
                    view.goal(),
                    rounded(view.generation().eventsPerSecond()),
                    rounded(view.averagePerSecond()),
                    eta == null ? null : EtaResponse.of(eta),
                    view.startedAt(),
                    view.phaseStartedAt(),
                    PaceResponse.of(view.pace()),
                    view.reason(),
                    view.differences().stream().map(DifferenceResponse::of).toList(),
                    view.segments().stream().map(SegmentResponse::of).toList());
        }
    }

    record EtaResponse(double seconds, double lowSeconds, double highSeconds) {
        static EtaResponse of(BuildView.Eta eta) {
            return new EtaResponse(
                    ProjectionResponses.seconds(eta.likely()),
                    ProjectionResponses.seconds(eta.low()),
                    ProjectionResponses.seconds(eta.high()));
        }
    }

    record PaceResponse(@Nullable Long eventsPerSecond, double share) {
        static PaceResponse of(BuildPace pace) {
            return new PaceResponse(pace.eventsPerSecond(), pace.share());
        }
    }

    record DifferenceResponse(
            String table,
            long activeRows,
            long newRows,
            String activeDigest,
            String newDigest,
            List<String> exampleKeys) {
        static DifferenceResponse of(BuildView.Difference view) {
            return new DifferenceResponse(
                    view.table(),
                    view.activeRows(),
                    view.newRows(),
                    view.activeDigest(),
                    view.newDigest(),
                    view.exampleKeys());
        }
    }

    record SegmentResponse(int segment, long fromPosition, long position, long goalPosition) {
        static SegmentResponse of(BuildView.Segment view) {
            return new SegmentResponse(view.number(), view.from(), view.position(), view.goal());
        }
    }
}
