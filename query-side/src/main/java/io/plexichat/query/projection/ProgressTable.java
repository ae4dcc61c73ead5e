package io.plexichat.query.projection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The token of one projection: one row, made with the table, as the projection has one segment. The position is a plain number, so that a read can take
 * it in the same snapshot as the rows. Who holds the claim is checked with every move, so two processes never both write.
 */
final class ProgressTable implements TokenStore {
    static final int ONLY_SEGMENT = 0;

    /** The channel of notifications, each of which names a schema and its new position. */
    static final String MOVES = "plexichat_moves";

    private final JdbcOperations database;
    private final Schema schema;
    private final String owner;
    private final Duration claimTimeout;
    private final LongConsumer onClaim;
    private final boolean shared;
    private final String move;
    private final String extend;
    private volatile long standing = Positions.NONE;

    /**
     * @param claimTimeout after which a claim that was not renewed is another's to take
     * @param onClaim told of each claim, and the position then: until then another process may have written, and a database that died may have
     *     lost what this one did
     * @param durable whether each move waits until the database cannot lose it any more
     * @param shared whether other processes are told of each move
     */
    ProgressTable(
            JdbcOperations database,
            Schema schema,
            String owner,
            Duration claimTimeout,
            LongConsumer onClaim,
            boolean durable,
            boolean shared) {
        this.database = database;
        this.schema = schema;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
        this.onClaim = onClaim;
        this.shared = shared;
        // In the statement itself, which saves each batch a round trip. See the package: rows and position are lost
        // together or not at all.
        String commit = durable ? "" : " from (select set_config('synchronous_commit', 'off', true)) without_waiting";
        this.move = schema.sql("update {schema}.progress set position = ?, claimed_at = clock_timestamp()" + commit
                + " where segment = ? and owner = ? and position = ?");
        this.extend = schema.sql("update {schema}.progress set claimed_at = clock_timestamp()" + commit
                + " where segment = ? and owner = ?");
    }

    /**
     * Goes on from where this process knows the projection to stand, and only from there: a database that died may have lost the last moves
     * without any connection telling of it.
     */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        long next = token == null ? Positions.NONE : Positions.of(token);
        int moved = database.update(move, next, segment, owner, standing);
        requireClaim(moved);
        if (shared) {
            database.query("select pg_notify(?, ?)", _ -> null, MOVES, schema + " " + next);
        }
        long before = standing;
        standing = next;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    // Of several moves in one transaction the first tells where it began.
                    standing = Math.min(standing, before);
                }
            }
        });
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        List<@Nullable Long> position =
                database.queryForList(schema.sql("""
                        update {schema}.progress set owner = ?, claimed_at = clock_timestamp()
                        where segment = ? and (owner is null or owner = ?
                            or claimed_at < clock_timestamp() - ? * interval '1 millisecond')
                        returning position
                        """), Long.class, owner, segment, owner, claimTimeout.toMillis());
        requireClaim(position.size());
        long reached = Objects.requireNonNull(position.getFirst());
        onClaim.accept(reached);
        standing = reached;
        return reached == Positions.NONE ? null : new GlobalSequenceTrackingToken(reached);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        int extended = database.update(extend, segment, owner);
        requireClaim(extended);
    }

    /** Keeps others from claiming or moving until the current transaction ends. */
    void holdClaim() {
        extendClaim("", ONLY_SEGMENT);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        database.update(
                schema.sql("update {schema}.progress set owner = null where segment = ? and owner = ?"),
                segment,
                owner);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return database.queryForList(schema.sql("select segment from {schema}.progress"), Integer.class).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of(schema.toString());
    }

    /** -1 before the first event. */
    long position() {
        return database.queryForList(schema.sql("select position from {schema}.progress"), Long.class).stream()
                .findFirst()
                .orElse(Positions.NONE);
    }

    private void requireClaim(int rows) {
        if (rows == 0) {
            throw new UnableToClaimTokenException(
                    "Expected to hold the claim on " + schema + ", and to go on from position " + standing
                            + ", but another process holds it, or the database has lost what came last.");
        }
    }
}
