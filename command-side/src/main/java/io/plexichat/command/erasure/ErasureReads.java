package io.plexichat.command.erasure;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the automation asks of the query side. Each answer is of a read model that has reached the position given; one that does not come in
 * time is a rejection.
 */
interface ErasureReads {
    ErasureWork work(Instant at, int limit, long position) throws InterruptedException;

    ErasureView erasure(ErasureId erasureId, long position) throws InterruptedException;

    MessageIdPage erasable(ErasureSubject subject, long after, int limit, long position) throws InterruptedException;

    long messages(ErasureSubject subject, long position) throws InterruptedException;

    RetentionPreview preview(
            @Nullable ChannelId channelId, Instant at, int limit, @Nullable String cursor, long position)
            throws InterruptedException;

    MessageIdPage expired(ChannelId channelId, Instant before, long after, int limit, long position)
            throws InterruptedException;

    /** Returns when no message deleted up to that position stands in the search engine's files. */
    void purgeSearch(long position) throws InterruptedException;
}
