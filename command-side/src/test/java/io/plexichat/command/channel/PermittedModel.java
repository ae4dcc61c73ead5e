package io.plexichat.command.channel;

import io.plexichat.command.channel.PermittedLawsTest.Step;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A channel as one would explain it: who is what, who is muted until when, who left being told to be quiet, and whether it is archived. */
final class PermittedModel {
    private static final int NOBODY = -1;
    private static final int MEMBER = 1;
    private static final int MODERATOR = 2;
    private static final int OWNER = 3;

    private final boolean isPublic;
    private final AccountId serverModerator;
    private final Map<AccountId, Integer> ranks = new HashMap<>();
    private final Map<AccountId, Instant> muted = new HashMap<>();
    private final Set<AccountId> leftQuiet = new HashSet<>();
    private boolean archived;

    PermittedModel(boolean isPublic, AccountId creator, AccountId serverModerator) {
        this.isPublic = isPublic;
        this.serverModerator = serverModerator;
        ranks.put(creator, OWNER);
    }

    boolean may(AccountId person, Permission permission, Instant at) {
        int rank = rank(person);
        boolean sees = isPublic || rank > NOBODY;
        return switch (permission) {
            case READ_CHANNEL -> sees;
            case JOIN_CHANNEL -> sees && !archived;
            case MARK_READ -> rank > NOBODY;
            case SEND_MESSAGES, REACT -> rank >= MEMBER && !archived && (rank == OWNER || !isMuted(person, at));
            case ADD_MEMBERS -> rank >= (isPublic ? MEMBER : MODERATOR) && !archived;
            case REMOVE_MEMBERS, MUTE_MEMBERS, DELETE_MESSAGES -> peace(person) >= MODERATOR;
            case CHANGE_CHANNEL -> rank >= MODERATOR;
            case ASSIGN_CHANNEL_ROLES -> rank == OWNER;
            default -> throw new IllegalArgumentException("Expected a permission of channels.");
        };
    }

    /** Whether it is accepted; then it is so. */
    boolean take(Step step, Instant at) {
        return switch (step.deed()) {
            case PUT -> put(step);
            case REMOVE -> remove(step);
            case MUTE -> step.seconds() > 0 && mute(step, at.plusSeconds(step.seconds()));
            case UNMUTE -> mute(step, Instant.MIN);
            case ARCHIVE -> archive(step);
        };
    }

    private boolean put(Step step) {
        int by = rank(step.by());
        ChannelRole role = step.role();
        if (rank(step.whom()) > NOBODY) {
            int wanted = role == null ? rank(step.whom()) : rankOf(role);
            boolean same = wanted == rank(step.whom());
            boolean sees = isPublic || by > NOBODY;
            if (same || by < OWNER || isLastOwner(step.whom())) {
                return same && sees;
            }
            ranks.put(step.whom(), wanted);
            return true;
        }
        boolean self = step.by().equals(step.whom());
        int usual = leftQuiet.contains(step.whom()) ? 0 : MEMBER;
        int asked = role == null ? usual : rankOf(role);
        boolean mayAdd = self ? isPublic : by >= (isPublic ? MEMBER : MODERATOR);
        if (archived || !mayAdd || (asked != usual && by < OWNER)) {
            return false;
        }
        ranks.put(step.whom(), ranks.isEmpty() ? Integer.valueOf(OWNER) : Integer.valueOf(asked));
        leftQuiet.remove(step.whom());
        return true;
    }

    private boolean remove(Step step) {
        int rank = rank(step.whom());
        boolean self = step.by().equals(step.whom());
        if (rank == NOBODY || (!self && !rulesOver(step)) || (isLastOwner(step.whom()) && ranks.size() > 1)) {
            return false;
        }
        ranks.remove(step.whom());
        if (rank == 0) {
            leftQuiet.add(step.whom());
        }
        return true;
    }

    private boolean mute(Step step, Instant until) {
        if (rank(step.whom()) == NOBODY || !rulesOver(step)) {
            return false;
        }
        muted.put(step.whom(), until);
        return true;
    }

    private boolean archive(Step step) {
        if (rank(step.by()) < MODERATOR) {
            return false;
        }
        archived = step.role() != null;
        return true;
    }

    private boolean rulesOver(Step step) {
        return peace(step.by()) >= MODERATOR && peace(step.by()) > rank(step.whom());
    }

    /** The rank that counts where the peace is kept. */
    private int peace(AccountId person) {
        return isPublic && person.equals(serverModerator) ? Math.max(MODERATOR, rank(person)) : rank(person);
    }

    private int rank(AccountId person) {
        return ranks.getOrDefault(person, NOBODY);
    }

    private static int rankOf(ChannelRole role) {
        return switch (role) {
            case READ_ONLY -> 0;
            case MEMBER -> MEMBER;
            case MODERATOR -> MODERATOR;
            case OWNER -> OWNER;
        };
    }

    private boolean isLastOwner(AccountId person) {
        return rank(person) == OWNER
                && ranks.values().stream().filter(rank -> rank == OWNER).count() == 1;
    }

    private boolean isMuted(AccountId person, Instant at) {
        return at.isBefore(muted.getOrDefault(person, Instant.MIN));
    }
}
