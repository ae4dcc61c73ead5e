package io.plexichat.query;

import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery.ApiTokenList;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.FoundApiToken;
import io.plexichat.kernel.bot.BotQuery.GetApiTokenStatus;
import io.plexichat.kernel.bot.BotQuery.ListApiTokens;
import io.plexichat.kernel.bot.BotQuery.ListBots;
import io.plexichat.kernel.bot.BotQuery.ListLiveApiTokens;
import io.plexichat.kernel.bot.BotQuery.LiveApiTokens;
import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureQuery.AwaitSearchPurge;
import io.plexichat.kernel.erasure.ErasureQuery.CountMessages;
import io.plexichat.kernel.erasure.ErasureQuery.GetDeletionCertificate;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasureOf;
import io.plexichat.kernel.erasure.ErasureQuery.GetHold;
import io.plexichat.kernel.erasure.ErasureQuery.GetRetention;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasable;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasureWork;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasures;
import io.plexichat.kernel.erasure.ErasureQuery.ListExpired;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.ErasureQuery.ListRetention;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.ErasureQuery.SearchPurged;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldView;
import io.plexichat.kernel.erasure.MessageCount;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionView;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyQuery.ListKeyGenerations;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.kernel.presence.PresenceQuery.CompanionList;
import io.plexichat.kernel.presence.PresenceQuery.ListCompanions;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.ListSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.query.account.AccountProjection;
import io.plexichat.query.account.AccountQueries;
import io.plexichat.query.bot.ApiTokenQueries;
import io.plexichat.query.bot.BotQueries;
import io.plexichat.query.channel.People;
import io.plexichat.query.erasure.Certificates;
import io.plexichat.query.erasure.ErasableQueries;
import io.plexichat.query.erasure.ErasureQueries;
import io.plexichat.query.erasure.ErasureReads;
import io.plexichat.query.erasure.HoldQueries;
import io.plexichat.query.erasure.RetentionQueries;
import io.plexichat.query.generation.Operators;
import io.plexichat.query.generation.ReadModel;
import io.plexichat.query.key.KeyQueries;
import io.plexichat.query.live.Audiences;
import io.plexichat.query.live.LiveHeads;
import io.plexichat.query.live.LiveReads;
import io.plexichat.query.presence.CompanionQueries;
import io.plexichat.query.projection.ProjectionRunner;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Answers;
import io.plexichat.query.reading.Freshness;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.QueryEndpoints;
import io.plexichat.query.reading.ReadReplica;
import io.plexichat.query.reading.ReplicaAnswers;
import io.plexichat.query.search.EverywhereFreshness;
import io.plexichat.query.search.SearchPurge;
import io.plexichat.query.session.LoginQueries;
import io.plexichat.query.session.SessionQueries;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Every query there is: what it reads, and who answers it. */
final class QueryHandlers {
    private final ActiveModels models;
    private final Answers answers = new Answers();
    private final ReadSources sources;
    private final DatabaseClient database;
    private final Opening opening;

    private QueryHandlers(ActiveModels models, ReadSources sources) {
        this.models = models;
        this.sources = sources;
        this.database = sources.database();
        this.opening = new Opening(sources.vault());
    }

    /**
     * Takes in every query from now on.
     *
     * @param operators who look after read models
     */
    static QueryEndpoints open(
            ReadModels models, ReadSources sources, QueryBus bus, KeyDestruction destruction, Operators operators) {
        LiveHeads heads = new LiveHeads(
                bus.queryUpdateEmitter(),
                List.of(models.timeline(), models.directory(), models.account()),
                destruction);
        Supplier<Answers> made = () -> {
            ActiveModels active = models.active();
            QueryHandlers handlers = new QueryHandlers(active, sources);
            new ReadHandlers(active, sources, sources.database(), Freshness::of).addTo(handlers.answers);
            handlers.accountsAndSessions();
            handlers.logins();
            handlers.bots();
            handlers.companions();
            handlers.live(heads);
            handlers.keys();
            handlers.erasures(models.search());
            operators.answer(handlers.answers);
            sources.replicas().all().forEach(replica -> handlers.answers.offer(on(replica, active, sources)));
            return handlers.answers;
        };
        // Objects that name schemas are made anew, all together: no query reads a mixture.
        AtomicReference<Answers> current = new AtomicReference<>(made.get());
        models.all().forEach(model -> model.onExchange(() -> current.updateAndGet(_ -> made.get())));
        QueryEndpoints endpoints = new QueryEndpoints(bus, current::get);
        endpoints.open();
        return endpoints;
    }

    /**
     * Access to streams and presence, sessions, tokens and what is done to read models are the primary's alone: nobody should be let in by what was true a
     * moment ago.
     */
    private static ReplicaAnswers on(ReadReplica replica, ActiveModels active, ReadSources sources) {
        Answers there = new Answers();
        new ReadHandlers(active, sources, replica.database(), _ -> Freshness.of(List.of())).addTo(there);
        return new ReplicaAnswers(
                replica,
                List.of(active.account(), active.directory(), active.timeline()),
                sources.replicas().lag(),
                there);
    }

    private void accountsAndSessions() {
        AccountQueries accounts =
                new AccountQueries(database, opening, models.account().schema(), locks());
        SessionQueries sessions = new SessionQueries(
                database, opening, models.session().schema(), models.account().schema());
        Freshness known = fresh(models.session(), models.account());
        answers.answer(GetAccount.class, AccountView.class, fresh(models.account()), accounts::get);
        answers.answer(ListAccounts.class, AccountPage.class, fresh(models.account()), accounts::list);
        answers.answer(GetSessionStatus.class, SessionStatus.class, known, sessions::status);
        answers.answer(ListLiveSessions.class, LiveSessions.class, known, sessions::live);
        answers.answer(ListSessions.class, SessionPage.class, fresh(models.session()), sessions::list);
    }

    private void logins() {
        LoginQueries logins = new LoginQueries(
                database,
                opening,
                sources.vault(),
                models.logins().schema(),
                models.account().schema(),
                new People(database, sources.vault(), directory()));
        answers.answer(
                ListLogins.class,
                LoginPage.class,
                fresh(models.logins(), models.account(), models.directory()),
                logins::list);
    }

    private void bots() {
        Schema bot = models.bot().schema();
        Schema account = models.account().schema();
        BotQueries bots = new BotQueries(database, opening, bot, account);
        ApiTokenQueries tokens = new ApiTokenQueries(database, bot, account);
        Freshness known = fresh(models.bot(), models.account());
        answers.answer(ListBots.class, BotPage.class, known, bots::list);
        answers.answer(ListApiTokens.class, ApiTokenList.class, known, bots::tokens);
        answers.answer(FindApiToken.class, FoundApiToken.class, fresh(models.bot()), tokens::find);
        answers.answer(GetApiTokenStatus.class, SessionStatus.class, known, tokens::status);
        answers.answer(ListLiveApiTokens.class, LiveApiTokens.class, known, tokens::live);
    }

    private void companions() {
        answers.answer(
                ListCompanions.class,
                CompanionList.class,
                fresh(models.directory()),
                new CompanionQueries(database, opening, directory())::list);
    }

    private void live(LiveHeads heads) {
        LiveReads sql = new LiveReads(timeline(), directory(), models.account().schema());
        Audiences audiences = new Audiences(database, sql);
        answers.answer(GetAudience.class, Audience.class, fresh(models.directory()), audiences::get);
        answers.answer(
                FollowHead.class,
                LiveHead.class,
                fresh(models.timeline(), models.directory(), models.account()),
                _ -> Mono.fromSupplier(heads::head));
    }

    /** Whether the accounts that answer tell which are locked: not those that an earlier release made, until they are made anew. */
    private boolean locks() {
        return models.account().projection() instanceof AccountProjection accounts && accounts.locks();
    }

    private static Freshness fresh(ProjectionRunner... shown) {
        return Freshness.of(List.of(shown));
    }

    private void keys() {
        answers.answer(
                ListKeyGenerations.class,
                KeyGenerationsView.class,
                Freshness.of(List.of()),
                new KeyQueries(sources.generations(), sources.signer())::list);
    }

    private void erasures(ReadModel search) {
        ErasureReads sql = new ErasureReads(models.erasure().schema(), timeline());
        ErasureQueries erasures = new ErasureQueries(database, sql);
        HoldQueries holds = new HoldQueries(database, opening, models.erasure().schema());
        RetentionQueries retention =
                new RetentionQueries(database, models.erasure().schema(), timeline());
        ErasableQueries erasable =
                new ErasableQueries(database, models.erasure().schema(), timeline());
        SearchPurge purge = new SearchPurge(sources.elasticsearch(), sources.searchAlias());
        Freshness own = fresh(models.erasure());
        Freshness both = fresh(models.erasure(), models.timeline());
        answers.answer(GetErasure.class, ErasureView.class, both, erasures::get);
        answers.answer(GetErasureOf.class, ErasureView.class, both, erasures::getOf);
        answers.answer(ListErasures.class, ErasurePage.class, both, erasures::list);
        answers.answer(ListErasureWork.class, ErasureWork.class, both, erasures::work);
        answers.answer(
                GetDeletionCertificate.class,
                DeletionCertificate.class,
                both,
                new Certificates(erasures, sources.signer())::get);
        answers.answer(GetHold.class, HoldView.class, own, holds::get);
        answers.answer(ListHolds.class, HoldPage.class, own, holds::list);
        answers.answer(GetRetention.class, RetentionView.class, own, retention::get);
        answers.answer(ListRetention.class, RetentionPage.class, own, retention::list);
        answers.answer(PreviewRetention.class, RetentionPreview.class, both, retention::preview);
        answers.answer(CountMessages.class, MessageCount.class, both, erasable::count);
        answers.answer(ListErasable.class, MessageIdPage.class, both, erasable::list);
        answers.answer(ListExpired.class, MessageIdPage.class, both, erasable::expired);
        answers.answer(AwaitSearchPurge.class, SearchPurged.class, new EverywhereFreshness(search), purge::purge);
    }

    private Schema directory() {
        return models.directory().schema();
    }

    private Schema timeline() {
        return models.timeline().schema();
    }
}
