package io.plexichat.command;

import io.plexichat.kernel.RejectedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/**
 * The aggregates of one type, as handlers use them. One that is loaded is locked until the unit of work is over, so what takes
 * long or asks others comes before.
 */
public final class Aggregates<T> {
    private final Repository<T> repository;

    Aggregates(Repository<T> repository) {
        this.repository = repository;
    }

    /** @param absent the answer when there is none */
    public Aggregate<T> load(Object id, Supplier<RejectedException> absent) {
        return find(id).orElseThrow(absent);
    }

    public Optional<Aggregate<T>> find(Object id) {
        try {
            return Optional.of(repository.load(id.toString()));
        } catch (AggregateNotFoundException _) {
            return Optional.empty();
        }
    }

    /** @param fresh an empty one, which no event has been applied to */
    public Aggregate<T> loadOrCreate(Object id, Supplier<T> fresh) {
        try {
            return repository.loadOrCreate(id.toString(), fresh::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Expected to load or create " + id + ", but failed.", e);
        }
    }

    /** @param created applies the first event */
    public void create(Supplier<T> created) {
        try {
            repository.newInstance(created::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Expected to create an aggregate, but failed.", e);
        }
    }
}
