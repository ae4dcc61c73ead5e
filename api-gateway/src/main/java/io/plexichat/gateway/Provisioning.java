package io.plexichat.gateway;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives the people of history that is brought in their accounts. */
public final class Provisioning {
    private final Commands commands;
    private final ServerTime time;

    Provisioning(Commands commands, ServerTime time) {
        this.commands = commands;
        this.time = time;
    }

    /** @param displayName for an account that has to be made; the user name when there is none */
    public record Person(Username username, @Nullable DisplayName displayName) {}

    public static void requireAllowed(Caller caller) {
        caller.require(Permission.IMPORT_HISTORY, () -> "Expected to bring in what others did");
    }

    /** Theirs, in order; each name is asked for once. */
    public Mono<List<AccountId>> accounts(List<Person> people) {
        if (people.isEmpty()) {
            return Mono.just(List.of());
        }
        Map<String, ProvisionedName> names = new LinkedHashMap<>();
        people.forEach(person -> names.computeIfAbsent(person.username().normalised(), _ -> name(person)));
        ProvisionAccounts command = new ProvisionAccounts(List.copyOf(names.values()), time.now());
        return commands.send(command, ProvisionedAccounts.class).map(receipt -> {
            List<String> asked = List.copyOf(names.keySet());
            List<AccountId> given = receipt.result().accountIds();
            Map<String, AccountId> accounts = new LinkedHashMap<>();
            IntStream.range(0, asked.size()).forEach(i -> accounts.put(asked.get(i), given.get(i)));
            return people.stream()
                    .map(person -> Objects.requireNonNull(
                            accounts.get(person.username().normalised())))
                    .toList();
        });
    }

    private static ProvisionedName name(Person person) {
        DisplayName displayName = Objects.requireNonNullElseGet(
                person.displayName(), () -> new DisplayName(person.username().value()));
        return new ProvisionedName(new AccountId(UUID.randomUUID()), person.username(), displayName);
    }
}
