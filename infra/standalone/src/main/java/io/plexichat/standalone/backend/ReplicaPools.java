package io.plexichat.standalone.backend;

import io.plexichat.query.reading.ReadReplica;
import io.plexichat.query.reading.ReadReplicas;
import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Connections to the replicas of the database, to each a pool of its own. */
public final class ReplicaPools implements AutoCloseable {
    private final List<ConnectionPool> pools = new ArrayList<>();
    private final ReadReplicas replicas;

    public ReplicaPools(PostgresSettings settings) {
        List<ReadReplica> made = new ArrayList<>();
        for (PostgresAddress address : settings.replicaAddresses()) {
            ConnectionPool pool = PostgresPools.reactive("replica-queries", address, settings.queryConnections());
            pools.add(pool);
            made.add(new ReadReplica(address.host() + ":" + address.port(), DatabaseClient.create(pool)));
        }
        replicas = new ReadReplicas(made, settings.replicaLag());
    }

    public ReadReplicas replicas() {
        return replicas;
    }

    @Override
    public void close() {
        pools.forEach(ConnectionPool::dispose);
    }
}
