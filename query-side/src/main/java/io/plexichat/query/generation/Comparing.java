package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.TableDigest;
import io.plexichat.query.projection.TargetSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Compares two generations at one position. Both stand still only until their rows and documents are held as of that moment; then they
 * go on, while what is held is read.
 */
record Comparing(ProjectionStore store, ProjectionRunner active, ProjectionRunner next) {

    Comparison compare() throws TimeoutException, InterruptedException, IOException {
        Standstill standstill = Standstill.of(active, next);
        try (standstill) {
            return store.inSnapshot(connection -> compare(connection, standstill))
                    .orElseThrow(() -> new TimeoutException(
                            "Expected " + active.schema() + " and " + next.schema() + " to be at position "
                                    + standstill.position() + ", but the database has lost what came last."));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Comparison> compare(Connection connection, Standstill standstill) throws SQLException {
        if (!standAt(connection, standstill.position())) {
            return Optional.empty();
        }
        boolean whole = active.parked().count() == 0;
        try (TargetSnapshot mine = active.target().snapshot();
                TargetSnapshot theirs = next.target().snapshot()) {
            standstill.close();
            List<Difference> differences = new ArrayList<>(tables(connection));
            if (mine != null && theirs != null) {
                TargetDifference.between(mine, theirs).ifPresent(differences::add);
            }
            return Optional.of(new Comparison(standstill.position(), whole, differences));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a transaction sees is settled by its first statement, which this is. */
    private boolean standAt(Connection connection, long position) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select one.position = %d and other.position = %d from %s.progress one, %s.progress other"
                                .formatted(position, position, active.schema(), next.schema()))) {
            return row.next() && row.getBoolean(1);
        }
    }

    private List<Difference> tables(Connection connection) throws SQLException {
        TableExamples examples = new TableExamples(connection, active.schema(), next.schema());
        return Comparison.differences(
                TableDigest.of(connection, active.schema()), TableDigest.of(connection, next.schema()), examples::of);
    }
}
