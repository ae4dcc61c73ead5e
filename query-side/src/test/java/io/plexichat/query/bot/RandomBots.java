package io.plexichat.query.bot;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.person;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.BotBindings;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.session.TokenHash;
import io.plexichat.query.Town;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What may happen to bots, one for each person, and to their tokens. */
public final class RandomBots {
    private final Random random;
    private final Set<String> made = new HashSet<>();
    private int tokens;

    public RandomBots(Random random) {
        this.random = random;
    }

    public List<Object> next(String owner) {
        String name = "bot." + owner;
        AccountId bot = person(name);
        if (made.add(name)) {
            return List.of(
                    Town.reserves(name), Town.registers(name), new BotCreated(bot, person(owner), person(owner), NOON));
        }
        ApiTokenId some = token(tokens == 0 ? 0 : random.nextInt(tokens) + 1);
        return List.of(
                switch (random.nextInt(6)) {
                    case 0 -> new ApiTokenRevoked(bot, some, person(owner), NOON);
                    case 1 -> new ApiTokenUsed(bot, some, NOON.plusSeconds(random.nextInt(1_000)));
                    case 2 -> locks(random.nextBoolean() ? name : owner);
                    case 3 -> unlocks(random.nextBoolean() ? name : owner);
                    default -> issues(++tokens, name, owner, owner, NOON.plusSeconds(3_600));
                });
    }

    static ApiTokenId token(int number) {
        return new ApiTokenId(new UUID(0xb07, number));
    }

    static ApiTokenIssued issues(int number, String bot, String owner, String by, Instant expiresAt) {
        AccountId id = person(bot);
        return new ApiTokenIssued(
                id,
                token(number),
                person(owner),
                person(by),
                FakeVault.sealed(KeyScope.person(id), BotBindings.tokenLabel(id), "number " + number),
                Set.of(Permission.CHAT, Permission.READ_CHANNEL, Permission.SEE_OWN_ACCOUNT),
                new TokenHash("hash " + number),
                NOON,
                expiresAt);
    }

    static AccountLocked locks(String name) {
        AccountId id = person(name);
        return new AccountLocked(
                id,
                FakeVault.sealed(KeyScope.person(id), AccountBindings.lockReason(id), "left"),
                person("boss"),
                NOON);
    }

    static AccountUnlocked unlocks(String name) {
        AccountId id = person(name);
        return new AccountUnlocked(
                id,
                FakeVault.sealed(KeyScope.person(id), AccountBindings.unlockReason(id), "is back"),
                person("boss"),
                NOON);
    }
}
