package io.plexichat.gateway.projection;

import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.projection.TrialView.Comparison;
import io.plexichat.kernel.projection.TrialView.Difference;
import io.plexichat.kernel.projection.TrialView.Example;
import io.plexichat.kernel.projection.TrialView.Extent;
import io.plexichat.kernel.projection.TrialView.Failure;
import io.plexichat.kernel.projection.TrialView.Kind;
import io.plexichat.kernel.projection.TrialView.Row;
import io.plexichat.kernel.projection.TrialView.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class TrialResponses {
    private TrialResponses() {}

    /** @param clean whether nothing failed, nothing differs and all events were tried */
    record TrialResponse(
            ProjectionName name,
            int codeVersion,
            long fromPosition,
            long toPosition,
            boolean clean,
            long taken,
            long failed,
            List<FailureResponse> failures,
            @Nullable String stopped,
            List<TableResponse> tables,
            ComparisonResponse comparison) {

        static TrialResponse of(TrialView view) {
            return new TrialResponse(
                    view.name(),
                    view.codeVersion(),
                    view.from(),
                    view.to(),
                    view.isClean(),
                    view.taken(),
                    view.failed(),
                    view.failures().stream().map(FailureResponse::of).toList(),
                    view.stopped(),
                    view.tables().stream().map(TableResponse::of).toList(),
                    ComparisonResponse.of(view.comparison()));
        }
    }

    record FailureResponse(
            long position,
            String eventType,
            @Nullable String cause,
            @Nullable String message) {
        static FailureResponse of(Failure view) {
            return new FailureResponse(view.position(), view.eventType(), view.cause(), view.message());
        }
    }

    record TableResponse(String table, long rows, List<String> columns, List<List<String>> firstRows) {
        static TableResponse of(Table view) {
            return new TableResponse(
                    view.name(),
                    view.rows(),
                    view.columns(),
                    view.first().stream().map(Row::values).toList());
        }
    }

    record ComparisonResponse(
            Extent extent, long livePosition, String told, List<TrialDifferenceResponse> differences) {
        static ComparisonResponse of(Comparison view) {
            return new ComparisonResponse(
                    view.extent(),
                    view.livePosition(),
                    view.told(),
                    view.differences().stream().map(TrialDifferenceResponse::of).toList());
        }
    }

    record TrialDifferenceResponse(
            String table, long differing, long onlyInTrial, long onlyInLive, List<ExampleResponse> examples) {
        static TrialDifferenceResponse of(Difference view) {
            return new TrialDifferenceResponse(
                    view.table(),
                    view.differing(),
                    view.onlyInTrial(),
                    view.onlyInLive(),
                    view.examples().stream().map(ExampleResponse::of).toList());
        }
    }

    record ExampleResponse(Kind kind, String key) {
        static ExampleResponse of(Example view) {
            return new ExampleResponse(view.kind(), view.key());
        }
    }
}
