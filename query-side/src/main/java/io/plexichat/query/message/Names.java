package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.RowWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom the names belong to that a batch may mention. A name is somebody's from the event on that reserved it, so an event that is taken
 * later than others, or in another batch, finds what it would have found in its place.
 */
final class Names {
    private final Map<String, Holder> holders = new HashMap<>();

    Names(
            TimelineStatements sql,
            RowWriter rows,
            List<ProjectedEvent> batch,
            Collection<List<List<LookupHash>>> mentioned) {
        Set<String> keys = mentioned.stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .map(LookupHash::value)
                .collect(Collectors.toSet());
        if (keys.isEmpty()) {
            return;
        }
        rows.query(
                        sql.readNames,
                        row -> Map.entry(
                                row.getString("name_key"),
                                new Holder(
                                        new AccountId(row.getObject("account_id", UUID.class)),
                                        row.getLong("position"))),
                        (Object) keys.toArray(String[]::new))
                .forEach(name -> holders.put(name.getKey(), name.getValue()));
        for (ProjectedEvent event : batch) {
            if (event.payload() instanceof AccountNameReserved(var name, var account)) {
                holders.put(name.value(), new Holder(account, event.position()));
            }
        }
    }

    /** Whose the first of these names was that was anybody's then; null when none was. */
    @Nullable
    AccountId holder(List<LookupHash> readings, long position) {
        for (LookupHash reading : readings) {
            Holder holder = holders.get(reading.value());
            if (holder != null && holder.since() < position) {
                return holder.accountId();
            }
        }
        return null;
    }

    private record Holder(AccountId accountId, long since) {}
}
