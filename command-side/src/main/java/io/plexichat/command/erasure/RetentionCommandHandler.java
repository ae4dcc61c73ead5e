package io.plexichat.command.erasure;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.RetentionCommand.RecordRetention;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import org.axonframework.commandhandling.CommandHandler;

final class RetentionCommandHandler {
    private final KnownSubjects subjects;
    private final Aggregates<Retention> retentions;
    private final Aggregates<Erasure> erasures;

    RetentionCommandHandler(KnownSubjects subjects, Aggregates<Retention> retentions, Aggregates<Erasure> erasures) {
        this.subjects = subjects;
        this.retentions = retentions;
        this.erasures = erasures;
    }

    @CommandHandler
    void handle(SetRetention command) {
        ChannelId channel = command.channelId();
        if (channel != null) {
            subjects.require(channel, () -> "Expected to set the retention of channel " + channel);
        } else if (command.rule() instanceof AsDefault) {
            throw CommonRejections.invalid(
                    "keep", "required", "Expected the default to say how long messages are kept.");
        }
        retentions.loadOrCreate(Retention.idOf(channel), Retention::new).execute(retention -> retention.set(command));
    }

    /** A hold that was placed while messages were being deleted still keeps the keys. */
    @CommandHandler
    void handle(RecordRetention command) {
        boolean held = erasures.find(Erasure.idOf(new OfChannel(command.channelId())))
                .map(found -> found.invoke(Erasure::held))
                .orElse(false);
        if (held) {
            throw ErasureRejections.HELD.because(
                    "Expected to destroy keys of channel " + command.channelId() + ", but it is under a legal hold.");
        }
        retentions
                .loadOrCreate(Retention.idOf(command.channelId()), Retention::new)
                .execute(retention -> retention.record(command));
    }
}
