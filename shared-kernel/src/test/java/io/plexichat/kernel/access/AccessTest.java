package io.plexichat.kernel.access;

import static io.plexichat.kernel.access.AccessDecision.FORBIDDEN;
import static io.plexichat.kernel.access.AccessDecision.GRANTED;
import static io.plexichat.kernel.access.AccessDecision.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table of who may do what. A change of a rule is a change of a line here. */
class AccessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest(name = "{0}, archived {1}, {2}")
    @CsvSource(textBlock = """
            # in the order of the permissions of channels: READ_CHANNEL, JOIN_CHANNEL, MARK_READ, SEND_MESSAGES, REACT, ADD_MEMBERS
            # REMOVE_MEMBERS, MUTE_MEMBERS, DELETE_MESSAGES, CHANGE_CHANNEL, ASSIGN_CHANNEL_ROLES
            PUBLIC,  false,  ,          GRANTED     , GRANTED     , NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER
            PUBLIC,  false,  READ_ONLY, GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PUBLIC,  false,  MEMBER,    GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PUBLIC,  false,  MODERATOR, GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED
            PUBLIC,  false,  OWNER,     GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED
            PUBLIC,  true,   ,          GRANTED     , ARCHIVED    , NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER
            PUBLIC,  true,   READ_ONLY, GRANTED     , ARCHIVED    , GRANTED     , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PUBLIC,  true,   MEMBER,    GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , ARCHIVED    , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PUBLIC,  true,   MODERATOR, GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , ARCHIVED    , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED
            PUBLIC,  true,   OWNER,     GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , ARCHIVED    , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED
            PRIVATE, false,  ,          HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN
            PRIVATE, true,   ,          HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN
            PRIVATE, false,  READ_ONLY, GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PRIVATE, false,  MEMBER,    GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PRIVATE, false,  MODERATOR, GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED
            PRIVATE, false,  OWNER,     GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED
            PRIVATE, true,   MEMBER,    GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED
            PRIVATE, true,   MODERATOR, GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , ARCHIVED    , GRANTED     , GRANTED     , GRANTED     , GRANTED     , NOT_ALLOWED
            PRIVATE, true,   OWNER,     GRANTED     , ARCHIVED    , GRANTED     , ARCHIVED    , ARCHIVED    , ARCHIVED    , GRANTED     , GRANTED     , GRANTED     , GRANTED     , GRANTED
            DIRECT,  false,  ,          HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN      , HIDDEN
            DIRECT,  false,  MEMBER,    GRANTED     , FIXED       , GRANTED     , GRANTED     , GRANTED     , FIXED       , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , FIXED       , FIXED
            DIRECT,  true,   MEMBER,    GRANTED     , FIXED       , GRANTED     , ARCHIVED    , ARCHIVED    , FIXED       , NOT_ALLOWED , NOT_ALLOWED , NOT_ALLOWED , FIXED       , FIXED
            """)
    void shouldDecideInAChannel(ArgumentsAccessor line) {
        ChannelStanding standing = standing(
                Objects.requireNonNull(line.get(0, ChannelKind.class)),
                Boolean.TRUE.equals(line.getBoolean(1)),
                line.get(2, ChannelRole.class),
                null);
        AccessDecision[] expected = IntStream.range(3, line.size())
                .mapToObj(column -> Objects.requireNonNull(line.get(column, AccessDecision.class)))
                .toArray(AccessDecision[]::new);
        assertThat(ofChannels().map(permission -> Access.decide(Permissions.NONE, permission, standing, NOW)))
                .containsExactly(expected);
        assertThat(Access.mayRead(standing)).isEqualTo(expected[0] == GRANTED);
    }

    /** Those of channels are what chatting opens. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ,          OWN_ACCOUNT SEE_OWN_ACCOUNT
            MEMBER,    OWN_ACCOUNT SEE_OWN_ACCOUNT CHAT CREATE_CHANNELS
            BOT,       OWN_ACCOUNT SEE_OWN_ACCOUNT CHAT CREATE_CHANNELS IMPORT_HISTORY
            MODERATOR, OWN_ACCOUNT SEE_OWN_ACCOUNT CHAT CREATE_CHANNELS MODERATE_CHANNELS
            AUDITOR,   OWN_ACCOUNT SEE_OWN_ACCOUNT SEE_ACCOUNTS SEE_LOGINS SEE_ERASURES SEE_KEYS SEE_PROJECTIONS
            OPERATOR,  OWN_ACCOUNT SEE_OWN_ACCOUNT SEE_KEYS ROTATE_KEYS SEE_PROJECTIONS OPERATE_PROJECTIONS SEE_METRICS
            ADMIN,     OWN_ACCOUNT SEE_OWN_ACCOUNT CHAT CREATE_CHANNELS IMPORT_HISTORY MODERATE_CHANNELS SEE_ACCOUNTS SEE_LOGINS LOCK_ACCOUNTS \
            RESET_FACTORS ASSIGN_SERVER_ROLES MANAGE_BOTS SEE_ERASURES ERASE SEE_KEYS ROTATE_KEYS SEE_PROJECTIONS \
            OPERATE_PROJECTIONS SEE_METRICS
            """)
    void shouldDecideOnTheServer(@Nullable ServerRole role, String permissions) {
        Permissions who = Access.of(role == null ? Set.of() : Set.of(role));
        Set<Permission> expected = Arrays.stream(permissions.strip().split("\\s+"))
                .map(Permission::valueOf)
                .collect(Collectors.toSet());
        for (Permission permission : Permission.values()) {
            boolean given =
                    expected.contains(permission.scope() == Permission.Scope.CHANNEL ? Permission.CHAT : permission);
            assertThat(Access.decide(who, permission)).as("%s", permission).isEqualTo(given ? GRANTED : FORBIDDEN);
        }
    }

    @Test
    void shouldAllowWhatAnyOfTheRolesAllows() {
        Permissions both = Access.of(Set.of(ServerRole.AUDITOR, ServerRole.MEMBER));
        assertThat(both.contains(Permission.CHAT)).isTrue();
        assertThat(both.contains(Permission.SEE_KEYS)).isTrue();
        assertThat(both.contains(Permission.ROTATE_KEYS)).isFalse();
    }

    @Test
    void shouldKeepTheMutedFromSpeakingUntilTheTime() {
        for (ChannelRole role : ChannelRole.values()) {
            ChannelStanding muted = standing(ChannelKind.PUBLIC, false, role, NOW.plusSeconds(1));
            ChannelStanding free = standing(ChannelKind.PUBLIC, false, role, NOW);
            assertThat(ofChannels()).allSatisfy(permission -> {
                AccessDecision usual = Access.decide(Permissions.NONE, permission, free, NOW);
                boolean speaks = permission == Permission.SEND_MESSAGES || permission == Permission.REACT;
                boolean quiet = speaks && usual == GRANTED && role != ChannelRole.OWNER;
                assertThat(Access.decide(Permissions.NONE, permission, muted, NOW))
                        .isEqualTo(quiet ? AccessDecision.MUTED : usual);
            });
        }
    }

    @Test
    void shouldLetModeratorsOfTheServerKeepThePeaceInPublicChannelsOnly() {
        Permissions moderator = Access.of(Set.of(ServerRole.MODERATOR));
        Set<Permission> peace = Set.of(Permission.DELETE_MESSAGES, Permission.REMOVE_MEMBERS, Permission.MUTE_MEMBERS);
        for (Permission permission : ofChannels().toList()) {
            ChannelStanding open = standing(ChannelKind.PUBLIC, false, null, null);
            ChannelStanding closed = standing(ChannelKind.PRIVATE, false, ChannelRole.MEMBER, null);
            AccessDecision usual = Access.decide(Permissions.NONE, permission, open, NOW);
            assertThat(Access.decide(moderator, permission, open, NOW))
                    .isEqualTo(peace.contains(permission) ? GRANTED : usual);
            assertThat(Access.decide(moderator, permission, closed, NOW))
                    .isEqualTo(Access.decide(Permissions.NONE, permission, closed, NOW));
            assertThat(Access.isAbove(moderator, open, ChannelRole.MEMBER)).isTrue();
            assertThat(Access.isAbove(moderator, open, ChannelRole.MODERATOR)).isFalse();
            assertThat(Access.isAbove(moderator, closed, ChannelRole.MEMBER)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerEachDecisionWithItsRejection(AccessDecision decision) {
        Map<AccessDecision, RejectionCode> rejections = Map.of(
                FORBIDDEN,
                CommonRejections.FORBIDDEN_REQUEST,
                HIDDEN,
                ChannelRejections.NOT_FOUND,
                AccessDecision.NOT_A_MEMBER,
                ChannelRejections.NOT_A_MEMBER,
                AccessDecision.NOT_ALLOWED,
                ChannelRejections.NOT_ALLOWED,
                AccessDecision.MUTED,
                ChannelRejections.MUTED,
                AccessDecision.ARCHIVED,
                ChannelRejections.ARCHIVED,
                AccessDecision.FIXED,
                ChannelRejections.DIRECT_IS_FIXED);
        if (decision == GRANTED) {
            assertThatCode(() -> decision.orReject(() -> "Expected to join")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> decision.orReject(() -> "Expected to join"))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            rejected -> assertThat(rejected.rejection().code())
                                    .isEqualTo(Objects.requireNonNull(rejections.get(decision))
                                            .code()));
        }
    }

    @Test
    void shouldAnswerAHiddenChannelAsOneThatIsNotThere() {
        assertThatThrownBy(() -> HIDDEN.orReject(() -> "Expected to join"))
                .hasMessage("channel.not-found: Expected to join, but there is no such channel.");
    }

    /** It is asked for every message and every reader of one. */
    @Test
    void shouldAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Permissions who = Access.of(Set.of(ServerRole.MODERATOR));
        ChannelStanding standing = standing(ChannelKind.PUBLIC, false, ChannelRole.MEMBER, NOW.plusSeconds(1));
        Permission[] permissions = Permission.values();
        long allocated = 0;
        for (int round = 0; round < 2; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100_000; i++) {
                Permission permission = permissions[i % permissions.length];
                AccessDecision _ = Access.decide(who, permission, standing, NOW);
                AccessDecision _ = Access.decide(who, permission);
                boolean _ = Access.mayRead(standing);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isLessThan(10_000);
    }

    private static Stream<Permission> ofChannels() {
        return Arrays.stream(Permission.values()).filter(permission -> permission.scope() == Permission.Scope.CHANNEL);
    }

    private static ChannelStanding standing(
            ChannelKind kind, boolean archived, @Nullable ChannelRole role, @Nullable Instant mutedUntil) {
        return new ChannelStanding(kind, archived, role, mutedUntil);
    }
}
