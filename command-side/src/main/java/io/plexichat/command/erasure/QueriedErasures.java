package io.plexichat.command.erasure;

import io.plexichat.command.Orders;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureQuery;
import io.plexichat.kernel.erasure.ErasureQuery.AwaitSearchPurge;
import io.plexichat.kernel.erasure.ErasureQuery.CountMessages;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasable;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasureWork;
import io.plexichat.kernel.erasure.ErasureQuery.ListExpired;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.ErasureQuery.SearchPurged;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.MessageCount;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.jspecify.annotations.Nullable;

/** Asks over the query bus. */
final class QueriedErasures implements ErasureReads {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PURGE_PATIENCE = Duration.ofMinutes(30);

    private final QueryBus bus;

    QueriedErasures(QueryBus bus) {
        this.bus = bus;
    }

    @Override
    public ErasureWork work(Instant at, int limit, long position) throws InterruptedException {
        return ask(new ListErasureWork(at, limit), ErasureWork.class, position, PATIENCE);
    }

    @Override
    public ErasureView erasure(ErasureId erasureId, long position) throws InterruptedException {
        return ask(new GetErasure(erasureId), ErasureView.class, position, PATIENCE);
    }

    @Override
    public MessageIdPage erasable(ErasureSubject subject, long after, int limit, long position)
            throws InterruptedException {
        return ask(new ListErasable(subject, after, limit), MessageIdPage.class, position, PATIENCE);
    }

    @Override
    public long messages(ErasureSubject subject, long position) throws InterruptedException {
        return ask(new CountMessages(subject), MessageCount.class, position, PATIENCE)
                .messages();
    }

    @Override
    public RetentionPreview preview(
            @Nullable ChannelId channelId, Instant at, int limit, @Nullable String cursor, long position)
            throws InterruptedException {
        return ask(
                new PreviewRetention(channelId, null, at, limit, cursor), RetentionPreview.class, position, PATIENCE);
    }

    @Override
    public MessageIdPage expired(ChannelId channelId, Instant before, long after, int limit, long position)
            throws InterruptedException {
        return ask(new ListExpired(channelId, before, after, limit), MessageIdPage.class, position, PATIENCE);
    }

    @Override
    public void purgeSearch(long position) throws InterruptedException {
        ask(new AwaitSearchPurge(), SearchPurged.class, position, PURGE_PATIENCE);
    }

    private <R> R ask(ErasureQuery query, Class<R> answer, long position, Duration patience)
            throws InterruptedException {
        QueryMessage<?, R> message = new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer))
                .withMetaData(Map.of(MetadataKeys.MIN_POSITION, position));
        try {
            QueryResponseMessage<R> response = bus.query(message).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.isExceptional()) {
                throw failure(response.exceptionResult());
            }
            return response.getPayload();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException _) {
            throw CommonRejections.READ_MODEL_BEHIND.because(
                    "Expected an answer from a read model, but none came in " + patience.toSeconds() + " s.");
        }
    }

    private static RuntimeException failure(Throwable failure) {
        return Orders.rejectionIn(failure)
                .<RuntimeException>map(RejectedException::new)
                .orElseGet(() -> new IllegalStateException("Expected an answer from a read model.", failure));
    }
}
