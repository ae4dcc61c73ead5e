package io.plexichat.kernel.channel;

import static io.plexichat.kernel.channel.ChannelDecision.ARCHIVED;
import static io.plexichat.kernel.channel.ChannelDecision.FIXED;
import static io.plexichat.kernel.channel.ChannelDecision.GRANTED;
import static io.plexichat.kernel.channel.ChannelDecision.HIDDEN;
import static io.plexichat.kernel.channel.ChannelDecision.NOT_ALLOWED;
import static io.plexichat.kernel.channel.ChannelDecision.NOT_A_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.RejectedException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table of who may do what. A change of a rule is a change of a line here. */
class ChannelStandingTest {

    @ParameterizedTest(name = "{0}, archived {1}, {2}")
    @CsvSource(textBlock = """
            # kind,   archived, role,    READ,    JOIN,     PARTICIPATE,  ADD_MEMBERS,  MODERATE,     CHANGE,       ASSIGN_ROLES
            PUBLIC,  false,    ,          GRANTED, GRANTED,  NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER
            PUBLIC,  false,    MEMBER,    GRANTED, GRANTED,  GRANTED,      GRANTED,      NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED
            PUBLIC,  false,    MODERATOR, GRANTED, GRANTED,  GRANTED,      GRANTED,      GRANTED,      GRANTED,      NOT_ALLOWED
            PUBLIC,  false,    OWNER,     GRANTED, GRANTED,  GRANTED,      GRANTED,      GRANTED,      GRANTED,      GRANTED
            PUBLIC,  true,     ,          GRANTED, ARCHIVED, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER, NOT_A_MEMBER
            PUBLIC,  true,     MEMBER,    GRANTED, ARCHIVED, ARCHIVED,     ARCHIVED,     NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED
            PUBLIC,  true,     MODERATOR, GRANTED, ARCHIVED, ARCHIVED,     ARCHIVED,     GRANTED,      GRANTED,      NOT_ALLOWED
            PUBLIC,  true,     OWNER,     GRANTED, ARCHIVED, ARCHIVED,     ARCHIVED,     GRANTED,      GRANTED,      GRANTED
            PRIVATE, false,    ,          HIDDEN,  HIDDEN,   HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN
            PRIVATE, false,    MEMBER,    GRANTED, GRANTED,  GRANTED,      NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED
            PRIVATE, false,    MODERATOR, GRANTED, GRANTED,  GRANTED,      GRANTED,      GRANTED,      GRANTED,      NOT_ALLOWED
            PRIVATE, false,    OWNER,     GRANTED, GRANTED,  GRANTED,      GRANTED,      GRANTED,      GRANTED,      GRANTED
            PRIVATE, true,     ,          HIDDEN,  HIDDEN,   HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN
            PRIVATE, true,     MEMBER,    GRANTED, ARCHIVED, ARCHIVED,     NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED,  NOT_ALLOWED
            PRIVATE, true,     MODERATOR, GRANTED, ARCHIVED, ARCHIVED,     ARCHIVED,     GRANTED,      GRANTED,      NOT_ALLOWED
            PRIVATE, true,     OWNER,     GRANTED, ARCHIVED, ARCHIVED,     ARCHIVED,     GRANTED,      GRANTED,      GRANTED
            DIRECT,  false,    ,          HIDDEN,  HIDDEN,   HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN,       HIDDEN
            DIRECT,  false,    MEMBER,    GRANTED, FIXED,    GRANTED,      FIXED,        NOT_ALLOWED,  FIXED,        FIXED
            """)
    void shouldDecide(
            ChannelKind kind,
            boolean archived,
            @Nullable ChannelRole role,
            ChannelDecision read,
            ChannelDecision join,
            ChannelDecision participate,
            ChannelDecision addMembers,
            ChannelDecision moderate,
            ChannelDecision change,
            ChannelDecision assignRoles) {
        ChannelStanding standing = new ChannelStanding(kind, archived, role);
        assertThat(Arrays.stream(ChannelPermission.values()).map(standing::decide))
                .containsExactly(read, join, participate, addMembers, moderate, change, assignRoles);
        assertThat(standing.mayRead()).isEqualTo(read == GRANTED);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswerEachDecisionWithItsRejection(ChannelDecision decision) {
        List<ChannelRejections> rejections = List.of(
                ChannelRejections.NOT_FOUND,
                ChannelRejections.NOT_A_MEMBER,
                ChannelRejections.NOT_ALLOWED,
                ChannelRejections.ARCHIVED,
                ChannelRejections.DIRECT_IS_FIXED);
        List<ChannelDecision> refused = List.of(HIDDEN, NOT_A_MEMBER, NOT_ALLOWED, ARCHIVED, FIXED);
        if (decision == GRANTED) {
            assertThatCode(() -> decision.orReject(() -> "Expected to join")).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> decision.orReject(() -> "Expected to join"))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            rejected -> assertThat(rejected.rejection().code())
                                    .isEqualTo(rejections
                                            .get(refused.indexOf(decision))
                                            .code()));
        }
    }

    @Test
    void shouldAnswerAHiddenChannelAsOneThatIsNotThere() {
        assertThatThrownBy(() -> HIDDEN.orReject(() -> "Expected to join"))
                .hasMessage("channel.not-found: Expected to join, but there is no such channel.");
    }
}
