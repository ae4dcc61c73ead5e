package io.plexichat.query.generation;

import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.TrialView.Comparison;
import io.plexichat.kernel.projection.TrialView.Difference;
import io.plexichat.kernel.projection.TrialView.Extent;
import io.plexichat.kernel.projection.TrialView.Table;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TargetSnapshot;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;

/** Looks at what a trial made, and at the active generation beside it, within the transaction that settled where both stand. */
record TrialComparing(ReadModel model, Projection trial, TryOut order) {

    /** @param tables what the trial made */
    record Result(List<Table> tables, Comparison comparison) {}

    private record Found(List<Table> tables, List<Difference> differences, List<String> left) {}

    /**
     * Compares nothing when the trial did not come to its end.
     *
     * @param live where the active generation stands
     * @param reached where the trial stands
     */
    Result compare(long live, long reached, @Nullable String stopped) throws IOException {
        boolean whole = order.from() == 0 && reached == live;
        Extent extent = stopped != null ? Extent.NOTHING : whole ? Extent.WHOLE : Extent.BY_KEY;
        Found found = model.runtime().builds().database().execute((ConnectionCallback<Found>)
                connection -> tables(connection, extent));
        if (found == null) {
            throw new IllegalStateException("Expected an answer of the database.");
        }
        StringJoiner told = told(extent, live, found.left());
        documents(extent, live, found, told);
        return new Result(found.tables(), new Comparison(extent, live, told.toString(), found.differences()));
    }

    private Found tables(Connection connection, Extent extent) throws java.sql.SQLException {
        Schema schema = trial.schema();
        List<Table> tables = new ArrayList<>(new TrialTables(connection, schema, order.rows()).all());
        List<Difference> differences = new ArrayList<>();
        List<String> left = new ArrayList<>();
        if (extent != Extent.NOTHING) {
            TrialDifferences rows =
                    new TrialDifferences(connection, schema, model.active().schema(), extent == Extent.WHOLE);
            for (Table table : tables) {
                if (rows.isComparable(table.name())) {
                    rows.of(table.name()).ifPresent(differences::add);
                } else {
                    left.add(table.name());
                }
            }
        }
        return new Found(tables, differences, left);
    }

    /** What is written outside the database is not seen as of a moment of the database; so it is told when that may matter. */
    private void documents(Extent extent, long live, Found found, StringJoiner told) throws IOException {
        try (TargetSnapshot tried = trial.target().snapshot()) {
            if (tried == null) {
                return;
            }
            try (TargetSnapshot known =
                    extent == Extent.NOTHING ? null : model.active().target().snapshot()) {
                if (extent == Extent.WHOLE && model.runtime().head() > live) {
                    told.add("More was appended meanwhile: some documents may differ by that.");
                }
                TrialDocuments documents = TrialDocuments.read(tried, known, extent == Extent.WHOLE, order.rows());
                found.tables().add(documents.table(tried.name()));
                documents.difference(tried.name()).ifPresent(found.differences()::add);
            }
        }
    }

    private StringJoiner told(Extent extent, long live, List<String> left) {
        StringJoiner told = new StringJoiner(" ");
        told.add(
                switch (extent) {
                    case WHOLE ->
                        "All rows were compared: the trial and the active generation both stand at position " + live
                                + ".";
                    case BY_KEY ->
                        "The rows of the trial were compared with those of the same key in the active generation, which"
                                + " stands at position " + live + ": what events outside the range made of a row"
                                + " shows as a difference, and rows that only the active generation has were not"
                                + " looked at.";
                    case NOTHING -> "Nothing was compared, as the trial did not come to its end.";
                });
        if (extent != Extent.NOTHING) {
            long parked = new ParkedLetters(model.runtime().builds().database())
                    .count(model.active().schema());
            if (parked > 0) {
                told.add("The active generation lacks " + parked + " dead letters.");
            }
            if (!model.isComparable(model.definition().version())) {
                told.add("Its version of the code is one whose rows are meant to be others.");
            }
            if (!left.isEmpty()) {
                told.add("Not compared, for want of a key or of the same columns: " + String.join(", ", left) + ".");
            }
        }
        return told;
    }
}
