package io.plexichat.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.account.PasswordSettings;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyVault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The whole command side as it is wired, over a log in memory. */
public final class TestCommandSide implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final InMemoryLog log;
    private final FakeVault vault;
    private final MailSettings mail;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final PositionedCommandBus bus;

    public TestCommandSide() {
        this(PasswordSettings.DEFAULT);
    }

    public TestCommandSide(PasswordSettings passwords) {
        this(passwords, MailSettings.OFF);
    }

    public TestCommandSide(PasswordSettings passwords, MailSettings mail) {
        this(new InMemoryLog(), new FakeVault(), passwords, mail);
    }

    private TestCommandSide(InMemoryLog log, FakeVault vault, PasswordSettings passwords, MailSettings mail) {
        this.log = log;
        this.mail = mail;
        this.vault = vault;
        bus = new PositionedCommandBus(
                log,
                DefaultCommandBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
        EventStore store = EmbeddedEventStore.builder().storageEngine(log).build();
        context.registerBean(EventStore.class, () -> store);
        context.registerBean(InMemoryLog.class, () -> log);
        context.registerBean(KeyVault.class, () -> vault);
        context.registerBean(CommandBus.class, () -> bus);
        context.registerBean(PasswordSettings.class, () -> passwords);
        context.registerBean(MailSettings.class, () -> mail);
        context.register(CommandSideConfiguration.class);
        context.refresh();
    }

    /** Another one on what this one left in the log. */
    public TestCommandSide restarted(PasswordSettings passwords) {
        close();
        return new TestCommandSide(log, vault, passwords, mail);
    }

    public InMemoryLog log() {
        return log;
    }

    public FakeVault vault() {
        return vault;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** An account that can be used where one has to exist. */
    public AccountId account(String name) {
        AccountId id = new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        send(new ProvisionAccounts(List.of(new ProvisionedName(id, new Username(name), new DisplayName(name))), NOW));
        return id;
    }

    public void register(AccountId id, String username, String password) {
        register(id, username, password, ServerRole.MEMBER);
    }

    public void registerAdmin(AccountId id, String username, String password) {
        register(id, username, password, ServerRole.ADMIN);
    }

    private void register(AccountId id, String username, String password, ServerRole role) {
        send(new RegisterAccount(
                id,
                new Username(username),
                new DisplayName(username),
                null,
                new Password(password),
                Set.of(role),
                false,
                NOW));
    }

    /** The answer; fails when there is a rejection. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // The caller knows what the command answers.
    public <R> R send(Object command) {
        return this.<R>dispatch(command, Map.of()).getPayload();
    }

    public void rejects(Object command, RejectionCode code) {
        CommandResultMessage<?> result = dispatch(command, Map.of());
        assertThat(result.isExceptional()).as("rejected").isTrue();
        assertThat(rejection(result).code()).isEqualTo(code.code());
    }

    public <R> CommandResultMessage<R> dispatch(Object command, Map<String, ?> metadata) {
        List<CommandResultMessage<R>> answers = new ArrayList<>();
        bus.<Object, R>dispatch(
                GenericCommandMessage.asCommandMessage(command).andMetaData(metadata),
                (_, result) -> answers.add(GenericCommandResultMessage.asCommandResultMessage(result)));
        return answers.getFirst();
    }

    public static Rejection rejection(CommandResultMessage<?> result) {
        CommandExecutionException failure = (CommandExecutionException) result.exceptionResult();
        return failure.<Rejection>getDetails().orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
