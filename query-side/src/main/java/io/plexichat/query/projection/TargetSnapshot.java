package io.plexichat.query.projection;

import java.io.IOException;
import java.util.List;

/** What a target holds at one moment, in pages. */
public interface TargetSnapshot extends AutoCloseable {
    /** Its name among the tables of the projection. */
    String name();

    /** The next items by ascending key, none at the end. */
    List<Item> next() throws IOException;

    @Override
    void close();

    /**
     * One thing it holds.
     *
     * @param key unique, told to operators
     * @param digest of its content; equal content, equal digest
     */
    record Item(long key, String digest) {}
}
