package io.plexichat.kernel.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import java.util.List;
import java.util.Set;

/** What gateways ask to know who may see whom. */
public sealed interface PresenceQuery {
    /**
     * Those of the accounts that are in a channel that the viewer is in too, as {@link CompanionList}; the viewer is one.
     *
     * @param accounts 200 at most
     */
    record ListCompanions(AccountId viewer, Set<AccountId> accounts) implements PresenceQuery {
        public static final int MOST = 200;

        public ListCompanions {
            accounts = Set.copyOf(accounts);
        }
    }

    record CompanionList(List<AuthorView> items) {
        public CompanionList {
            items = List.copyOf(items);
        }
    }
}
