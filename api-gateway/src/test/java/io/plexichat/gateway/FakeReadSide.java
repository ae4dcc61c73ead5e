package io.plexichat.gateway;

import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.ChangedLock;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.ListedAccount;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreatedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.ImportedMembers;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.channel.MemberView;
import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureQuery.GetDeletionCertificate;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasureOf;
import io.plexichat.kernel.erasure.ErasureQuery.GetHold;
import io.plexichat.kernel.erasure.ErasureQuery.GetRetention;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasures;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.ErasureQuery.ListRetention;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldView;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.kernel.erasure.RetentionView;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferedTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.FactorCommand.ResetAccount;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.factor.FactorQuery.GetFactors;
import io.plexichat.kernel.factor.FactorSecret;
import io.plexichat.kernel.factor.FactorsView;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyQuery.ListKeyGenerations;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.kernel.presence.PresenceQuery.CompanionList;
import io.plexichat.kernel.presence.PresenceQuery.ListCompanions;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RecoveredAccount;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.kernel.session.LoginView;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.ListSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.SessionView;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The other side of the buses: everything goes well, and {@link Samples} is what there is. Tests change single answers. */
public final class FakeReadSide {
    private final RecordingBuses buses = new RecordingBuses();
    private final FakeProjections projections = new FakeProjections(buses);
    private final FakeBots bots = new FakeBots(buses);
    private final ConcurrentSkipListMap<Long, LiveEvent> events = new ConcurrentSkipListMap<>();
    private final AtomicInteger pages = new AtomicInteger();
    private final Set<ChannelId> mine = ConcurrentHashMap.newKeySet();
    private final Map<AccountId, Set<ChannelId>> memberships = new ConcurrentHashMap<>();
    private volatile long head;

    FakeReadSide() {
        reset();
    }

    public RecordingBuses buses() {
        return buses;
    }

    public void reset() {
        buses.reset();
        mine.clear();
        mine.add(Samples.ROOM);
        memberships.clear();
        accounts();
        channels();
        messages();
        live();
        keys();
        erasures();
        projections.reset();
        bots.reset();
    }

    public FakeBots bots() {
        return bots;
    }

    public FakeProjections projections() {
        return projections;
    }

    /** What the viewer is a member of, as the read model knows it now. */
    public Set<ChannelId> mine() {
        return mine;
    }

    /** What this account is a member of, instead of {@link #mine}. */
    public void memberships(AccountId account, ChannelId... channels) {
        memberships.put(account, Set.of(channels));
    }

    public long head() {
        return head;
    }

    public int pagesRead() {
        return pages.get();
    }

    /** Events that the read models show from now on. */
    public void publish(LiveEvent... more) {
        for (LiveEvent event : more) {
            events.put(event.position(), event);
            head = Math.max(head, event.position());
        }
        buses.queryBus().queryUpdateEmitter().emit(FollowHead.class, _ -> true, new LiveHead(head, 0));
    }

    private void accounts() {
        buses.onCommand(RegisterAccount.class, _ -> new AcceptedPassword(3, 40));
        buses.onCommand(ChangePassword.class, _ -> new AcceptedPassword(2, 30));
        buses.onCommand(LockAccount.class, _ -> new ChangedLock(Samples.BOB));
        buses.onCommand(UnlockAccount.class, _ -> new ChangedLock(Samples.BOB));
        buses.onCommand(OfferEmail.class, _ -> null);
        buses.onCommand(ConfirmEmail.class, _ -> null);
        buses.onCommand(RemoveEmailAddress.class, _ -> null);
        buses.onCommand(RequestRecovery.class, _ -> null);
        buses.onCommand(CompleteRecovery.class, _ -> new RecoveredAccount(Samples.ALICE, new AcceptedPassword(3, 40)));
        buses.onCommand(GrantRole.class, command -> new ChangedRoles(Samples.BOB, Set.of(command.role())));
        buses.onCommand(TakeRole.class, _ -> new ChangedRoles(Samples.BOB, Set.of()));
        buses.onQuery(
                ListAccounts.class,
                AccountPage.class,
                _ -> new AccountPage(
                        List.of(new ListedAccount(
                                Samples.BOB,
                                new Username("bob"),
                                new DisplayName("Bob"),
                                Set.of(ServerRole.OPERATOR, ServerRole.MEMBER),
                                Samples.AT)),
                        "more"));
        buses.onCommand(
                ProvisionAccounts.class,
                command -> new ProvisionedAccounts(
                        command.names().stream().map(ProvisionedName::accountId).toList()));
        buses.onQuery(
                GetAccount.class,
                AccountView.class,
                query -> new AccountView(
                        query.accountId(),
                        new Username("alice"),
                        new DisplayName("Alice"),
                        new EmailAddress("a@example.org"),
                        true,
                        Set.of(ServerRole.MEMBER)));
        Authenticated alice = new Authenticated(Samples.ALICE, new Username("alice"), Set.of(ServerRole.MEMBER), false);
        buses.onCommand(StartSession.class, _ -> new StartedSession(alice, null));
        buses.onCommand(
                StartSessionByPasskey.class,
                _ -> new StartedSession(alice.withSecondFactor(true), new FailedAttempts(2, Samples.AT, Samples.AT)));
        buses.onCommand(
                ProveSessionByPasskey.class,
                command -> new LiveSession(alice, command.at().plus(Duration.ofDays(1)), command.at()));
        buses.onQuery(
                ListLogins.class,
                LoginPage.class,
                _ -> new LoginPage(
                        List.of(new LoginView(
                                7,
                                LoginOutcome.FAILED,
                                Samples.BOB,
                                new Username("bob"),
                                new AddressHash("ad"),
                                6,
                                94,
                                Samples.AT,
                                Samples.AT)),
                        "more"));
        buses.onCommand(RefreshSession.class, command -> Samples.refreshed(command, alice));
        buses.onCommand(
                ProveSession.class,
                command -> new LiveSession(alice, command.at().plus(Duration.ofDays(1)), command.at()));
        buses.onCommand(EndSession.class, _ -> null);
        factors();
        buses.onQuery(GetSessionStatus.class, SessionStatus.class, _ -> new SessionStatus(true));
        buses.onQuery(
                ListLiveSessions.class,
                LiveSessions.class,
                query -> new LiveSessions(query.sessionIds().stream()
                        .flatMap(session -> live(session, query))
                        .toList()));
        buses.onQuery(
                ListSessions.class,
                SessionPage.class,
                query -> new SessionPage(
                        List.of(new SessionView(
                                new SessionId(query.accountId().value()), null, Samples.AT, Samples.AT, Samples.AT)),
                        null));
    }

    private Stream<LiveStatus> live(SessionId session, ListLiveSessions query) {
        SessionStatus status = buses.answer(new GetSessionStatus(session, query.at()), SessionStatus.class);
        return status.live() ? Stream.of(new LiveStatus(session, status.roles())) : Stream.empty();
    }

    private void factors() {
        IssuedBackupCodes codes = new IssuedBackupCodes(List.of(new FactorCode("abcde-fghjk")));
        buses.onCommand(OfferTotp.class, _ -> new OfferedTotp(new FactorSecret("JBSWY3DPEHPK3PXP")));
        buses.onCommand(ConfirmTotp.class, _ -> codes);
        buses.onCommand(IssueBackupCodes.class, _ -> codes);
        buses.onCommand(RemoveFactors.class, _ -> null);
        buses.onCommand(EnrolEmail.class, _ -> null);
        buses.onCommand(RemoveEmail.class, _ -> null);
        buses.onCommand(OfferLoginCode.class, _ -> null);
        buses.onCommand(ResetFactors.class, _ -> new ResetAccount(Samples.BOB));
        buses.onQuery(
                GetFactors.class,
                FactorsView.class,
                _ -> new FactorsView(Samples.AT, Samples.AT, Samples.AT, 9, List.of(Samples.passkey())));
        buses.onCommand(
                OfferPasskey.class,
                _ -> new OfferedPasskey(new PasskeyChallenge("Y2hhbGxlbmdl"), "localhost", List.of("a25vd24")));
        buses.onCommand(EnrolPasskey.class, _ -> null);
        buses.onCommand(RemovePasskey.class, _ -> null);
        buses.onCommand(
                OfferPasskeyLogin.class,
                _ -> new OfferedPasskeyLogin(new PasskeyChallenge("Y2hhbGxlbmdl"), "localhost"));
    }

    private void channels() {
        buses.onCommand(CreateChannel.class, command -> new CreatedChannel(command.channelId(), false));
        buses.onCommand(ChangeChannel.class, _ -> null);
        buses.onCommand(PutMember.class, _ -> null);
        buses.onCommand(RemoveMember.class, _ -> null);
        buses.onCommand(MuteMember.class, _ -> null);
        buses.onCommand(UnmuteMember.class, _ -> null);
        buses.onCommand(
                ImportMembers.class,
                command -> new ImportedMembers(command.changes().size()));
        buses.onCommand(MarkRead.class, _ -> null);
        buses.onQuery(GetChannel.class, ChannelView.class, query -> visible(query.channelId(), Samples.channel()));
        buses.onQuery(ListChannels.class, ChannelPage.class, _ -> new ChannelPage(List.of(Samples.channel()), "more"));
        buses.onQuery(
                ListMembers.class,
                MemberPage.class,
                query -> visible(
                        query.channelId(),
                        new MemberPage(
                                List.of(new MemberView(
                                        Samples.BOB,
                                        new Username("bob"),
                                        new DisplayName("Bob"),
                                        ChannelRole.MEMBER,
                                        Samples.AT,
                                        Samples.LATE)),
                                null)));
    }

    private void messages() {
        buses.onCommand(
                SendMessages.class,
                command -> new SentMessages(command.drafts().stream()
                        .map((Draft draft) -> new Sent(draft.messageId(), draft.sentAt(), null))
                        .toList()));
        buses.onCommand(EditMessage.class, _ -> null);
        buses.onCommand(DeleteMessage.class, _ -> null);
        buses.onCommand(AddReaction.class, _ -> null);
        buses.onCommand(RemoveReaction.class, _ -> null);
        buses.onQuery(GetMessage.class, MessageView.class, _ -> Samples.message());
        buses.onQuery(
                GetMessageHistory.class,
                MessageHistoryView.class,
                query -> new MessageHistoryView(
                        query.messageId(),
                        List.of(new MessageHistoryView.Version(
                                41, new MessageText("hello"), Samples.BOB, Samples.AT))));
        buses.onQuery(
                ListMessages.class,
                TimelinePage.class,
                query -> visible(query.channelId(), new TimelinePage(List.of(Samples.message()), true)));
        buses.onQuery(
                ListMentions.class,
                MentionPage.class,
                _ -> new MentionPage(List.of(new MentionPage.Mention(Samples.message(), true)), "more"));
        buses.onQuery(
                SearchMessages.class,
                SearchPage.class,
                query -> new SearchPage(
                        List.of(new SearchPage.Hit(
                                Samples.message(),
                                List.of(query.order() == SearchOrder.RELEVANCE ? "<em>best</em>" : "<em>hello</em>"))),
                        1,
                        null));
    }

    private void keys() {
        buses.onCommand(RotateKey.class, _ -> null);
        buses.onQuery(ListKeyGenerations.class, KeyGenerationsView.class, _ -> Samples.keys());
    }

    private void erasures() {
        buses.onCommand(RequestOwnErasure.class, command -> new RequestedErasure(command.erasureId(), command.dueAt()));
        buses.onCommand(RequestErasure.class, command -> new RequestedErasure(command.erasureId(), command.dueAt()));
        buses.onCommand(TakeBackErasure.class, _ -> null);
        buses.onCommand(PlaceHold.class, _ -> null);
        buses.onCommand(LiftHold.class, _ -> null);
        buses.onCommand(SetRetention.class, _ -> null);
        buses.onQuery(GetErasure.class, ErasureView.class, _ -> Samples.erasure());
        buses.onQuery(GetErasureOf.class, ErasureView.class, _ -> Samples.erasure());
        buses.onQuery(ListErasures.class, ErasurePage.class, _ -> new ErasurePage(List.of(Samples.erasure()), "more"));
        buses.onQuery(GetDeletionCertificate.class, DeletionCertificate.class, _ -> Samples.certificate());
        buses.onQuery(GetHold.class, HoldView.class, _ -> Samples.hold());
        buses.onQuery(ListHolds.class, HoldPage.class, _ -> new HoldPage(List.of(Samples.hold()), null));
        RetentionView kept = new RetentionView(null, new KeepForever(), null, null);
        RetentionView month =
                new RetentionView(Samples.ROOM, new KeepFor(Duration.ofDays(30)), Samples.ALICE, Samples.AT);
        buses.onQuery(GetRetention.class, RetentionView.class, _ -> month);
        buses.onQuery(ListRetention.class, RetentionPage.class, _ -> new RetentionPage(kept, List.of(month), null));
        buses.onQuery(
                PreviewRetention.class,
                RetentionPreview.class,
                query -> new RetentionPreview(
                        List.of(new RetentionPreview.Item(
                                Samples.ROOM,
                                Duration.ofHours(36),
                                query.at(),
                                null,
                                7,
                                1,
                                YearMonth.of(2026, 11),
                                false)),
                        null));
    }

    private void live() {
        buses.onQuery(FollowHead.class, LiveHead.class, _ -> new LiveHead(head, 0));
        buses.onQuery(GetAudience.class, Audience.class, this::audience);
        buses.onQuery(ListCompanions.class, CompanionList.class, this::companions);
        buses.onQuery(ListLiveEvents.class, LivePage.class, this::page);
        buses.onQuery(ListLivePositions.class, LivePositions.class, this::positions);
        buses.onQuery(GetLiveEvents.class, LiveEvents.class, this::at);
    }

    private Audience audience(GetAudience query) {
        Set<ChannelId> asked = query.channels();
        Set<ChannelId> channels = new HashSet<>(asked == null ? channelsOf(query.viewer()) : asked);
        channels.forEach(channel -> {
            var _ = visible(channel, channel);
        });
        return new Audience(channels, head);
    }

    private Set<ChannelId> channelsOf(AccountId account) {
        return memberships.getOrDefault(account, mine);
    }

    private CompanionList companions(ListCompanions query) {
        return new CompanionList(query.accounts().stream()
                .filter(account -> account.equals(query.viewer())
                        || !Collections.disjoint(channelsOf(account), channelsOf(query.viewer())))
                .map(account -> new AuthorView(account, new Username("somebody"), new DisplayName("Somebody")))
                .toList());
    }

    private LivePage page(ListLiveEvents query) {
        pages.incrementAndGet();
        List<LiveEvent> found = events.tailMap(query.after(), false).values().stream()
                .limit(query.limit())
                .toList();
        return new LivePage(
                found, found.size() < query.limit() ? head : found.getLast().position());
    }

    private LivePositions positions(ListLivePositions query) {
        pages.incrementAndGet();
        List<Long> found = events.tailMap(query.after(), false).values().stream()
                .filter(event -> query.channels().contains(event.channelId()))
                .map(LiveEvent::position)
                .limit(query.limit())
                .toList();
        return new LivePositions(found, found.size() < query.limit() ? head : found.getLast());
    }

    private LiveEvents at(GetLiveEvents query) {
        return new LiveEvents(query.positions().stream()
                .map(position -> Objects.requireNonNull(events.get(position)))
                .toList());
    }

    private static <T> T visible(ChannelId channel, T answer) {
        if (channel.equals(Samples.HIDDEN_ROOM)) {
            throw ChannelRejections.NOT_FOUND.because("Expected channel X, but there is no such channel.");
        }
        return answer;
    }
}
