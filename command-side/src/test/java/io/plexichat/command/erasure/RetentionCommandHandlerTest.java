package io.plexichat.command.erasure;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.RetentionCommand.RecordRetention;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionEvent;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetentionCommandHandlerTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final HoldId HOLD = new HoldId(new UUID(0xf, 1));
    private static final RetentionRule WEEK = new KeepFor(Duration.ofDays(7));
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");

    @BeforeEach
    void create() {
        side.send(new CreateChannel(LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(), NOW));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class SetRule {
        @Test
        void shouldSetARuleOnce() {
            side.send(new SetRetention(LOBBY, WEEK, ada, NOW));
            side.send(new SetRetention(LOBBY, WEEK, ada, NOW));
            side.send(new SetRetention(LOBBY, new AsDefault(), ada, NOW));
            side.send(new SetRetention(null, WEEK, ada, NOW));
            side.send(new SetRetention(null, new KeepForever(), ada, NOW));
            assertThat(events())
                    .containsExactly(
                            new RetentionSet(LOBBY, WEEK, ada, NOW),
                            new RetentionSet(LOBBY, new AsDefault(), ada, NOW),
                            new RetentionSet(null, WEEK, ada, NOW),
                            new RetentionSet(null, new KeepForever(), ada, NOW));
        }

        @Test
        void shouldRejectUnknownChannelsAndADefaultWithoutARule() {
            side.rejects(
                    new SetRetention(new ChannelId(new UUID(0xc, 2)), WEEK, ada, NOW), ChannelRejections.NOT_FOUND);
            side.rejects(new SetRetention(null, new AsDefault(), ada, NOW), CommonRejections.INVALID_REQUEST);
        }
    }

    @Nested
    class RecordApplied {
        @Test
        void shouldRecordWhatIsNew() {
            side.send(new RecordRetention(LOBBY, MAY, 0, NOW));
            side.send(new RecordRetention(LOBBY, MAY, 0, NOW));
            side.send(new RecordRetention(LOBBY, MAY.minusMonths(1), 3, NOW));
            side.send(new RecordRetention(LOBBY, MAY.plusMonths(1), 0, NOW));
            assertThat(events())
                    .containsExactly(
                            new RetentionApplied(LOBBY, MAY, 0, NOW),
                            new RetentionApplied(LOBBY, MAY, 3, NOW),
                            new RetentionApplied(LOBBY, MAY.plusMonths(1), 0, NOW));
        }

        @Test
        void shouldRejectWhileTheChannelIsHeld() {
            OfChannel lobby = new OfChannel(LOBBY);
            side.send(new PlaceHold(HOLD, lobby, new HoldReason("case 7"), ada, NOW));
            side.rejects(new RecordRetention(LOBBY, MAY, 3, NOW), ErasureRejections.HELD);
            side.send(new LiftHold(HOLD, lobby, ada, NOW));
            side.send(new RecordRetention(LOBBY, MAY, 3, NOW));
            assertThat(events()).hasSize(1);
        }
    }

    private List<RetentionEvent> events() {
        return side.log().payloads(RetentionEvent.class);
    }
}
