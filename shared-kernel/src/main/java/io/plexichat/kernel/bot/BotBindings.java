package io.plexichat.kernel.bot;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.key.Binding;

/** Where the sealed values of bots belong. */
public final class BotBindings {
    private BotBindings() {}

    public static Binding tokenLabel(AccountId bot) {
        return Binding.of(ApiTokenIssued.class, "label", BotEvent.aggregateOf(bot));
    }
}
