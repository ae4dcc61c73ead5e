package io.plexichat.command.channel;

import io.plexichat.command.Aggregates;
import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.command.account.KnownAccounts;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ArchiveErasedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreatedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.ImportedMembers;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRejections;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Locks are taken in one order: a channel, then names, so that two commands do not wait for each other. */
final class ChannelCommandHandler {
    private final LogPositions positions;
    private final KnownAccounts accounts;
    private final ServerPermissions permissions;
    private final ChannelNames names;
    private final ChannelSeals seals;
    private final Aggregates<Channel> channels;

    ChannelCommandHandler(
            LogPositions positions,
            KnownAccounts accounts,
            ServerPermissions permissions,
            ChannelNames names,
            ChannelSeals seals,
            Aggregates<Channel> channels) {
        this.positions = positions;
        this.accounts = accounts;
        this.permissions = permissions;
        this.names = names;
        this.seals = seals;
        this.channels = channels;
    }

    @CommandHandler
    CreatedChannel handle(CreateChannel command) {
        if (command.kind() == ChannelKind.DIRECT) {
            return createDirect(command);
        }
        requireAccounts(ChannelCreation.people(command), command.channelId());
        if (command.kind() == ChannelKind.PUBLIC) {
            names.reserve(seals.hash(command.name()), command.channelId());
        }
        channels.create(() -> new Channel(ChannelCreation.events(command, command.channelId(), seals)));
        return new CreatedChannel(command.channelId(), false);
    }

    private CreatedChannel createDirect(CreateChannel command) {
        ChannelId channelId = ChannelCreation.directId(command);
        Positioned first = positions.firstEvents(Set.of(channelId.toString())).get(channelId.toString());
        if (first != null && first.event().getPayload() instanceof ChannelCreated) {
            return new CreatedChannel(channelId, true);
        }
        requireAccounts(ChannelCreation.people(command), channelId);
        channels.create(() -> new Channel(ChannelCreation.events(command, channelId, seals)));
        return new CreatedChannel(channelId, false);
    }

    @CommandHandler
    void handle(ChangeChannel command) {
        change(command.channelId(), state -> {
            List<ChannelEvent> events = ChannelPolicy.change(state, command, seals);
            if (state.kind() == ChannelKind.PUBLIC) {
                renamed(events)
                        .ifPresent(renamed -> names.move(state.nameHash(), renamed.nameHash(), state.channelId()));
            }
            return events;
        });
    }

    @CommandHandler
    void handle(ArchiveErasedChannel command) {
        change(
                command.channelId(),
                state -> state.archived()
                        ? List.of()
                        : List.of(new ChannelArchived(command.channelId(), command.by(), command.at())));
    }

    @CommandHandler
    void handle(PutMember command) {
        change(command.channelId(), state -> MembershipPolicy.put(state, command));
    }

    @CommandHandler
    void handle(RemoveMember command, @MetaDataValue(MetadataKeys.ACTOR_SCOPES) @Nullable String scopes) {
        Permissions who = command.by().equals(command.accountId()) ? Permissions.NONE : permitted(command.by(), scopes);
        change(command.channelId(), state -> MembershipPolicy.remove(state, command, who));
    }

    @CommandHandler
    void handle(MuteMember command, @MetaDataValue(MetadataKeys.ACTOR_SCOPES) @Nullable String scopes) {
        Permissions who = permitted(command.by(), scopes);
        change(command.channelId(), state -> MembershipPolicy.mute(state, command, who));
    }

    @CommandHandler
    void handle(UnmuteMember command, @MetaDataValue(MetadataKeys.ACTOR_SCOPES) @Nullable String scopes) {
        Permissions who = permitted(command.by(), scopes);
        change(command.channelId(), state -> MembershipPolicy.unmute(state, command, who));
    }

    @CommandHandler
    ImportedMembers handle(ImportMembers command) {
        return new ImportedMembers(change(command.channelId(), state -> MembershipPolicy.bringIn(state, command)));
    }

    private Permissions permitted(AccountId by, @Nullable String scopes) {
        return permissions.of(by, ServerPermissions.scopes(scopes));
    }

    private int change(ChannelId channelId, Function<ChannelState, List<ChannelEvent>> policy) {
        return channels.load(channelId, () -> notFound(channelId)).invoke(channel -> {
            List<ChannelEvent> events = policy.apply(channel.state());
            requireAccounts(joined(events), channelId);
            channel.happened(events);
            return events.size();
        });
    }

    private void requireAccounts(Collection<AccountId> people, ChannelId channelId) {
        accounts.require(people, () -> "Expected to add someone to channel " + channelId);
    }

    private static Optional<ChannelRenamed> renamed(List<ChannelEvent> events) {
        return only(ChannelRenamed.class, events).findFirst();
    }

    private static Set<AccountId> joined(List<ChannelEvent> events) {
        return only(MemberJoined.class, events).map(MemberJoined::accountId).collect(Collectors.toSet());
    }

    private static <E extends ChannelEvent> Stream<E> only(Class<E> type, List<ChannelEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private static RejectedException notFound(ChannelId channelId) {
        return ChannelRejections.NOT_FOUND.because("Expected channel " + channelId + ", but there is no such channel.");
    }
}
