package io.plexichat.gateway.channel;

import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Provisioning;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.Receipt;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.channel.ChannelRequests.ImportMembersRequest;
import io.plexichat.gateway.channel.ChannelRequests.MemberChange;
import io.plexichat.gateway.channel.ChannelRequests.MuteMemberRequest;
import io.plexichat.gateway.channel.ChannelRequests.PutMemberRequest;
import io.plexichat.gateway.channel.ChannelResponses.AppliedResponse;
import io.plexichat.gateway.channel.ChannelResponses.MembersResponse;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.PathIds;
import io.plexichat.gateway.input.QueryInput;
import io.plexichat.gateway.security.Needs;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.ImportedMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.MemberPage;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/v1/channels/{channelId}/members", produces = MediaType.APPLICATION_JSON_VALUE)
class MemberController {
    private static final String ME = "me";

    private final Commands commands;
    private final Queries queries;
    private final Provisioning provisioning;
    private final ServerTime time;

    MemberController(Commands commands, Queries queries, Provisioning provisioning, ServerTime time) {
        this.commands = commands;
        this.queries = queries;
        this.provisioning = provisioning;
        this.time = time;
    }

    @Needs(Permission.READ_CHANNEL)
    @GetMapping
    Mono<MembersResponse> list(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, QueryInput input) {
        ChannelId channel = channel(channelId);
        ListMembers query = input.read(in -> new ListMembers(caller.accountId(), channel, in.limit(), in.cursor()));
        return queries.ask(query, MemberPage.class).map(MembersResponse::of);
    }

    @Needs(Permission.READ_CHANNEL)
    @PutMapping("/{accountId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> put(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String channelId,
            @PathVariable String accountId,
            @RequestBody(required = false) @Nullable JsonInput input) {
        ChannelId channel = channel(channelId);
        AccountId account = account(caller, accountId);
        ChannelRole role =
                input == null ? null : input.read(PutMemberRequest::read).role();
        require(caller, account, Permission.JOIN_CHANNEL, Permission.ADD_MEMBERS);
        if (role != null) {
            caller.require(Permission.ASSIGN_CHANNEL_ROLES, () -> "Expected to give a role in channel " + channel);
        }
        return commands.send(new PutMember(channel, account, role, caller.accountId(), time.now()))
                .then();
    }

    @Needs(Permission.READ_CHANNEL)
    @DeleteMapping("/{accountId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @PathVariable String accountId) {
        ChannelId channel = channel(channelId);
        AccountId account = account(caller, accountId);
        require(caller, account, Permission.JOIN_CHANNEL, Permission.REMOVE_MEMBERS);
        return commands.send(new RemoveMember(channel, account, caller.accountId(), time.now()))
                .then();
    }

    /** Whether the standing in the channel allows it, the command side decides; this is for API tokens, which may be allowed less. */
    private static void require(Caller caller, AccountId account, Permission own, Permission others) {
        caller.require(
                account.equals(caller.accountId()) ? own : others,
                () -> "Expected to change that account " + account + " is a member");
    }

    @Needs(Permission.MUTE_MEMBERS)
    @PutMapping("/{accountId}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> mute(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String channelId,
            @PathVariable String accountId,
            @RequestBody JsonInput input) {
        ChannelId channel = channel(channelId);
        AccountId account = account(caller, accountId);
        Instant until = input.read(MuteMemberRequest::read).until();
        return commands.send(new MuteMember(channel, account, until, caller.accountId(), time.now()))
                .then();
    }

    @Needs(Permission.MUTE_MEMBERS)
    @DeleteMapping("/{accountId}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unmute(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @PathVariable String accountId) {
        return commands.send(new UnmuteMember(
                        channel(channelId), account(caller, accountId), caller.accountId(), time.now()))
                .then();
    }

    /** Brings in joins and leaves as they once happened. */
    @Needs(Permission.IMPORT_HISTORY)
    @PostMapping("/batch")
    Mono<AppliedResponse> bringIn(
            @AuthenticationPrincipal Caller caller, @PathVariable String channelId, @RequestBody JsonInput input) {
        ChannelId channel = channel(channelId);
        Provisioning.requireAllowed(caller);
        ImportMembersRequest request = input.read(ImportMembersRequest::read);
        return provisioning
                .accounts(request.changes().stream()
                        .map(change -> new Provisioning.Person(change.username(), change.displayName()))
                        .toList())
                .map(accounts -> IntStream.range(0, accounts.size())
                        .mapToObj(i -> membershipChange(
                                accounts.get(i), request.changes().get(i)))
                        .toList())
                .flatMap(changes ->
                        commands.send(new ImportMembers(channel, changes, caller.accountId()), ImportedMembers.class))
                .map(Receipt::result)
                .map(imported -> new AppliedResponse(imported.applied()));
    }

    private static MembershipChange membershipChange(AccountId account, MemberChange change) {
        return new MembershipChange(account, change.change() == Change.JOINED, change.at());
    }

    private static ChannelId channel(String channelId) {
        return PathIds.parse(channelId, ChannelId::new, ChannelRejections.NOT_FOUND);
    }

    private static AccountId account(Caller caller, String accountId) {
        return accountId.equals(ME)
                ? caller.accountId()
                : PathIds.parse(accountId, AccountId::new, ChannelRejections.MEMBER_NOT_FOUND);
    }
}
