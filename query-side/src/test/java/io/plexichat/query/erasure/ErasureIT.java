package io.plexichat.query.erasure;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.erasure.DeletionCertificate;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureQuery.CountMessages;
import io.plexichat.kernel.erasure.ErasureQuery.GetDeletionCertificate;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasureOf;
import io.plexichat.kernel.erasure.ErasureQuery.GetHold;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasable;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasureWork;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasures;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.ErasureState;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldView;
import io.plexichat.kernel.erasure.MessageCount;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureIT {
    private static final ErasureId ERASURE = new ErasureId(new UUID(0xe, 1));
    private static final ErasureId OTHER = new ErasureId(new UUID(0xe, 2));
    private static final HoldId HOLD = new HoldId(new UUID(0xf, 1));
    private static final AccountId ANN = person("ann");
    private static final ErasureSubject BOB = new OfAccount(person("bob"));
    private static final ErasureSubject DEN = new OfChannel(channel("den"));
    private static final Instant DUE = NOON.plusSeconds(60);

    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(registers("ann"), registers("bob"), opens("square", ChannelKind.PUBLIC, "ann"));
        log.append(opens("den", ChannelKind.PRIVATE, "ann"), joins("ann", "den"), joins("bob", "den"));
        log.append(says("ann", "den", "apples"), says("bob", "den", "pears"), says("bob", "square", "plums"));
        log.append(says("bob", "square", "figs"), deletes("bob", "square", "figs"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldTellAnErasureFromItsRequestToItsEnd() {
        request(ERASURE, BOB);
        assertThat(erasure()).isEqualTo(view(ErasureState.REQUESTED, null, null, null, null));

        log.append(new ErasureBegun(ERASURE, BOB, ANN, DUE));
        long begun = log.head();
        ErasureView view = erasure();
        assertThat(view.state()).isEqualTo(ErasureState.BEGUN);
        assertThat(view.keys()).isNotNull();
        assertThat(view.messages()).isNull();
        assertThat(side.vault.orders()).containsExactly(new KeySelection.OfAccount(person("bob")));
        MessageView pears = side.ask(new GetMessage(ANN, message("pears")), MessageView.class);
        assertThat(pears.text().value()).isEqualTo("erased");
        assertThat(pears.author().displayName().value()).isEqualTo("erased");

        log.append(new ErasureCompleted(ERASURE, BOB, 5, 3, DUE.plusSeconds(1)));
        assertThat(erasure()).isEqualTo(view(ErasureState.COMPLETED, begun, log.head(), 5L, 3L));
        assertThat(side.ask(new GetErasureOf(BOB), ErasureView.class)).isEqualTo(erasure());
    }

    @Test
    void shouldDestroyTheKeysAgainWhenItIsBuiltAnew() {
        request(ERASURE, BOB);
        log.append(new ErasureBegun(ERASURE, BOB, ANN, DUE), new ErasureCompleted(ERASURE, BOB, 5, 3, DUE));
        side.catchUp();
        var before = side.projection("erasure").checksums();
        side.projection("erasure").reset();
        side.catchUp();
        assertThat(side.vault.orders()).hasSize(2);
        assertThat(side.projection("erasure").checksums()).isEqualTo(before);
    }

    @Test
    void shouldDestroyTheKeysAgainThatCameBackWithAnOlderVault() {
        request(ERASURE, BOB);
        log.append(new ErasureBegun(ERASURE, BOB, ANN, DUE), new ErasureCompleted(ERASURE, BOB, 5, 3, DUE));
        log.append(new RetentionApplied(channel("den"), YearMonth.of(2020, 5), 0, DUE));
        side.catchUp();
        List<KeySelection> ordered = side.vault.orders();
        assertThat(ordered).hasSize(2);
        restart();
        assertThat(side.vault.orders()).as("nothing came back").isEqualTo(ordered);

        side.vault.forgetDestructions();
        restart();
        assertThat(side.vault.orders()).as("before anything is asked").isEqualTo(ordered);
    }

    @Test
    void shouldCertifyWhatWasDestroyed() throws Exception {
        request(ERASURE, BOB);
        log.append(new ErasureBegun(ERASURE, BOB, ANN, DUE));
        assertThat(side.rejection(new GetDeletionCertificate(ERASURE)).code()).isEqualTo("erasure.not-completed");
        long begun = log.head();
        log.append(new ErasureCompleted(ERASURE, BOB, 5, 3, DUE.plusSeconds(1)));
        DeletionCertificate certificate = side.ask(new GetDeletionCertificate(ERASURE), DeletionCertificate.class);
        assertThat(certificate.statement())
                .isEqualTo(new DeletionCertificate.Statement(
                        "plexichat-deletion-certificate/1",
                        ERASURE,
                        BOB,
                        ANN,
                        NOON,
                        DUE,
                        begun,
                        DUE.plusSeconds(1),
                        log.head(),
                        new DeletionCertificate.Destroyed(5, 3, List.of("timeline", "search-index", "memory"))));
        // As RFC 8785 has it: sorted, without a space.
        String canonical =
                "{\"beginPosition\":" + begun + ",\"begunAt\":\"" + DUE + "\",\"completePosition\":" + log.head()
                        + ",\"completedAt\":\"" + DUE.plusSeconds(1)
                        + "\",\"destroyed\":{\"copies\":[\"timeline\",\"search-index\",\"memory\"],\"dataKeys\":5,\"messages\":3},"
                        + "\"erasureId\":\"" + ERASURE
                        + "\",\"format\":\"plexichat-deletion-certificate/1\",\"requestedAt\":\"" + NOON
                        + "\",\"requestedBy\":\"" + ANN + "\",\"subject\":{\"accountId\":\"" + person("bob")
                        + "\",\"kind\":\"account\"}}";
        assertThat(certificate.signature().value())
                .isEqualTo(Base64.getEncoder().encodeToString(side.vault.sign(canonical.getBytes(UTF_8))));
        assertThat(certificate.signature().publicKey())
                .isEqualTo(Base64.getEncoder().encodeToString(side.vault.publicKey()));
        assertThat(side.ask(new GetDeletionCertificate(ERASURE), DeletionCertificate.class))
                .isEqualTo(certificate);
    }

    @Test
    void shouldListTheLastRequestedFirstInPages() {
        request(ERASURE, BOB);
        log.append(new ErasureTakenBack(ERASURE, BOB, ANN, NOON));
        request(OTHER, BOB);
        ErasurePage first = side.ask(new ListErasures(1, null), ErasurePage.class);
        assertThat(first.items()).extracting(ErasureView::erasureId).containsExactly(OTHER);
        ErasurePage second = side.ask(new ListErasures(1, first.cursor()), ErasurePage.class);
        assertThat(second.items()).extracting(ErasureView::state).containsExactly(ErasureState.TAKEN_BACK);
        assertThat(second.cursor()).isNull();
        assertThat(side.rejection(new GetErasureOf(DEN)).code()).isEqualTo("erasure.not-found");
    }

    @Test
    void shouldListWhatIsDueAndWhenTheNextIs() {
        request(ERASURE, BOB);
        ErasureWork early = side.ask(new ListErasureWork(DUE.minusMillis(1), 10), ErasureWork.class);
        assertThat(early).isEqualTo(new ErasureWork(List.of(), DUE));
        assertThat(work()).containsExactly(ERASURE);
        log.append(new ErasureBegun(ERASURE, BOB, ANN, DUE));
        assertThat(side.ask(new ListErasureWork(NOON, 10), ErasureWork.class).items())
                .hasSize(1);
        log.append(new ErasureCompleted(ERASURE, BOB, 5, 3, DUE));
        assertThat(work()).isEmpty();
    }

    @Test
    void shouldHoldWhatSubjectsHaveInCommon() {
        request(ERASURE, BOB);
        place(DEN);
        assertThat(erasure().state()).as("bob wrote in a channel that is held").isEqualTo(ErasureState.HELD);
        assertThat(work()).isEmpty();
        log.append(new HoldLifted(HOLD, DEN, ANN, NOON));
        assertThat(work()).containsExactly(ERASURE);
    }

    @Test
    void shouldHoldAChannelInWhichSomebodyHeldWrote() {
        request(ERASURE, DEN);
        place(BOB);
        assertThat(erasure().state()).isEqualTo(ErasureState.HELD);
        assertThat(work()).isEmpty();
    }

    @Test
    void shouldShowHoldsAndTheirReasonsUntilTheSubjectIsErased() {
        place(BOB);
        HoldView hold = side.ask(new GetHold(HOLD), HoldView.class);
        assertThat(hold.reason().value()).isEqualTo("case 7");
        assertThat(holds(null, false)).hasSize(1);
        assertThat(holds(BOB, false)).hasSize(1);
        assertThat(holds(DEN, false)).isEmpty();

        log.append(new HoldLifted(HOLD, BOB, ANN, DUE));
        assertThat(holds(BOB, false)).isEmpty();
        side.vault.destroy(BOB.keys(), 7, NOON);
        assertThat(holds(BOB, true)).singleElement().satisfies(lifted -> {
            assertThat(lifted.liftedAt()).isEqualTo(DUE);
            assertThat(lifted.reason().value()).isEqualTo("erased");
        });
        assertThat(side.rejection(new GetHold(new HoldId(new UUID(0, 0)))).code())
                .isEqualTo("hold.not-found");
    }

    @Test
    void shouldPageThroughTheMessagesThatAreNotDeleted() {
        MessageIdPage first = side.ask(new ListErasable(BOB, -1, 1), MessageIdPage.class);
        assertThat(first.items()).containsExactly(message("pears"));
        assertThat(first.hasMore()).isTrue();
        MessageIdPage second = side.ask(new ListErasable(BOB, first.last(), 1), MessageIdPage.class);
        assertThat(second.items()).containsExactly(message("plums"));
        assertThat(second.hasMore()).isFalse();
        assertThat(side.ask(new ListErasable(DEN, -1, 9), MessageIdPage.class).items())
                .containsExactly(message("apples"), message("pears"));
        assertThat(side.ask(new CountMessages(BOB), MessageCount.class).messages())
                .isEqualTo(3);
    }

    private void restart() {
        side.projection("erasure").stop();
        side.projection("erasure").start();
    }

    private void request(ErasureId id, ErasureSubject subject) {
        log.append(new ErasureRequested(id, subject, ANN, DUE, NOON));
    }

    private void place(ErasureSubject subject) {
        log.append(new HoldPlaced(
                HOLD,
                subject,
                FakeVault.sealed(subject.scope(), ErasureBindings.holdReason(subject), "case 7"),
                ANN,
                NOON));
    }

    private ErasureView erasure() {
        return side.ask(new GetErasure(ERASURE), ErasureView.class);
    }

    private List<ErasureId> work() {
        return side.ask(new ListErasureWork(DUE, 10), ErasureWork.class).items().stream()
                .map(ErasureView::erasureId)
                .toList();
    }

    private List<HoldView> holds(@Nullable ErasureSubject subject, boolean lifted) {
        return side.ask(new ListHolds(subject, lifted, 10, null), HoldPage.class)
                .items();
    }

    private static ErasureView view(
            ErasureState state,
            @Nullable Long begun,
            @Nullable Long completed,
            @Nullable Long keys,
            @Nullable Long messages) {
        return new ErasureView(
                ERASURE,
                BOB,
                state,
                ANN,
                NOON,
                DUE,
                null,
                null,
                begun == null ? null : DUE,
                begun,
                completed == null ? null : DUE.plusSeconds(1),
                completed,
                keys,
                messages);
    }
}
