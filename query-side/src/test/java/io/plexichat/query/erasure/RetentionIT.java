package io.plexichat.query.erasure;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureQuery.GetRetention;
import io.plexichat.kernel.erasure.ErasureQuery.ListExpired;
import io.plexichat.kernel.erasure.ErasureQuery.ListRetention;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionPreview.Item;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.kernel.erasure.RetentionView;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Noon is on the first of May; messages were sent in January, March, April and on that day. */
class RetentionIT {
    private static final AccountId ANN = person("ann");
    private static final ChannelId SQUARE = channel("square");
    private static final Duration KEEP = Duration.ofDays(40);
    private static final Instant BEFORE = NOON.minus(KEEP);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(registers("ann"), registers("bob"));
        log.append(opens("square", ChannelKind.PUBLIC, "ann"), opens("den", ChannelKind.PUBLIC, "ann"));
        says("bob", "square", "january", "2026-01-15T00:00:00Z");
        says("ann", "square", "march", "2026-03-02T00:00:00Z");
        says("ann", "square", "april", "2026-04-02T00:00:00Z");
        says("ann", "square", "may", "2026-05-01T00:00:00Z");
        says("ann", "den", "old", "2026-02-02T00:00:00Z");
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldTellTheRulesAndThoseNobodySet() {
        assertThat(side.ask(new GetRetention(null), RetentionView.class))
                .isEqualTo(new RetentionView(null, new KeepForever(), null, null));
        assertThat(side.ask(new GetRetention(SQUARE), RetentionView.class))
                .isEqualTo(new RetentionView(SQUARE, new AsDefault(), null, null));
        set(null, new KeepFor(Duration.ofDays(90)));
        set(SQUARE, new KeepFor(KEEP));
        set(channel("den"), new KeepForever());
        assertThat(side.ask(new ListRetention(10, null), RetentionPage.class))
                .satisfies(page -> assertThat(page.byDefault().rule()).isEqualTo(new KeepFor(Duration.ofDays(90))))
                .satisfies(page -> assertThat(page.items())
                        .containsExactlyInAnyOrder(
                                new RetentionView(SQUARE, new KeepFor(KEEP), ANN, NOON),
                                new RetentionView(channel("den"), new KeepForever(), ANN, NOON)));
        set(channel("den"), new AsDefault());
        assertThat(side.ask(new ListRetention(10, null), RetentionPage.class).items())
                .hasSize(1);
    }

    @Test
    void shouldTakeNothingWithoutARule() {
        assertThat(preview(null, null)).isEmpty();
    }

    @Test
    void shouldTellWhatARuleTakes() {
        set(SQUARE, new KeepFor(KEEP));
        assertThat(preview(null, null)).containsExactly(new Item(SQUARE, KEEP, BEFORE, ANN, 2, 0, MARCH, true));
        assertThat(expired()).containsExactly(message("january"), message("march"));
    }

    @Test
    void shouldTellWhatARuleWouldTakeWithoutSettingIt() {
        assertThat(preview(SQUARE, new KeepFor(KEEP)))
                .containsExactly(new Item(SQUARE, KEEP, BEFORE, null, 2, 0, MARCH, true));
        assertThat(preview(null, new KeepFor(KEEP))).hasSize(2);
        set(SQUARE, new KeepForever());
        assertThat(preview(null, new KeepFor(KEEP))).extracting(Item::channelId).containsExactly(channel("den"));
        set(null, new KeepFor(KEEP));
        assertThat(preview(SQUARE, new AsDefault())).hasSize(1);
    }

    @Test
    void shouldPageThroughChannels() {
        set(null, new KeepFor(KEEP));
        RetentionPreview first = side.ask(new PreviewRetention(null, null, NOON, 1, null), RetentionPreview.class);
        RetentionPreview second =
                side.ask(new PreviewRetention(null, null, NOON, 1, first.cursor()), RetentionPreview.class);
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .extracting(Item::channelId)
                .containsExactlyInAnyOrder(SQUARE, channel("den"));
        assertThat(second.cursor()).isNull();
    }

    @Test
    void shouldKeepWhatHeldPeopleWroteWithItsKeys() {
        set(SQUARE, new KeepFor(KEEP));
        hold(new OfAccount(person("bob")));
        assertThat(preview(null, null))
                .containsExactly(new Item(SQUARE, KEEP, BEFORE, ANN, 1, 1, YearMonth.of(2026, 1), false));
        assertThat(expired()).containsExactly(message("march"));
    }

    @Test
    void shouldKeepTheKeysOfWhatHeldPeopleDeletedThemselves() {
        set(SQUARE, new KeepFor(KEEP));
        hold(new OfAccount(person("bob")));
        log.append(deletes("bob", "square", "january"));
        assertThat(preview(null, null))
                .containsExactly(new Item(SQUARE, KEEP, BEFORE, ANN, 1, 0, YearMonth.of(2026, 1), false));
        log.append(new RetentionApplied(SQUARE, YearMonth.of(2026, 2), 0, NOON));
        assertThat(preview(null, null))
                .as("its key is gone")
                .containsExactly(new Item(SQUARE, KEEP, BEFORE, ANN, 1, 0, MARCH, true));
    }

    @Test
    void shouldKeepAllOfAHeldChannel() {
        set(SQUARE, new KeepFor(KEEP));
        hold(new OfChannel(SQUARE));
        assertThat(preview(null, null)).singleElement().satisfies(item -> {
            assertThat(item.messages()).isZero();
            assertThat(item.heldMessages()).isEqualTo(2);
        });
        assertThat(expired()).isEmpty();
    }

    @Test
    void shouldDestroyTheKeysOfMonthsOnceItIsOrdered() {
        set(SQUARE, new KeepFor(KEEP));
        log.append(new RetentionApplied(SQUARE, MARCH, 2, NOON));
        assertThat(preview(null, null))
                .singleElement()
                .satisfies(item -> assertThat(item.keysDue()).isFalse());
        assertThat(side.vault.orders()).containsExactly(new KeySelection.OfChannelBefore(SQUARE, MARCH));
    }

    private void says(String person, String channel, String text, String at) {
        log.append(Town.says(person, channel, text, Instant.parse(at)));
    }

    private void set(@Nullable ChannelId channel, RetentionRule rule) {
        log.append(new RetentionSet(channel, rule, ANN, NOON));
    }

    private void hold(ErasureSubject subject) {
        log.append(new HoldPlaced(
                new HoldId(new UUID(0xf, 1)),
                subject,
                FakeVault.sealed(subject.scope(), ErasureBindings.holdReason(subject), "case 7"),
                ANN,
                NOON));
    }

    private List<Item> preview(@Nullable ChannelId channel, @Nullable RetentionRule rule) {
        return side.ask(new PreviewRetention(channel, rule, NOON, 10, null), RetentionPreview.class)
                .items();
    }

    private List<MessageId> expired() {
        return side.ask(new ListExpired(SQUARE, BEFORE, -1, 10), MessageIdPage.class)
                .items();
    }
}
