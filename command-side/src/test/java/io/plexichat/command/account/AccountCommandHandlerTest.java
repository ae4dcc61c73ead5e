package io.plexichat.command.account;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.Rejection.FieldError;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedAccounts;
import io.plexichat.kernel.account.AccountCommand.ProvisionedName;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.PasswordHash;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountCommandHandlerTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOB = new AccountId(new UUID(0, 0xb));
    private static final SessionId SESSION = new SessionId(new UUID(0, 0x5));

    private final TestCommandSide side = new TestCommandSide();

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Register {
        @Test
        void shouldReserveTheNameAndThenRegister() {
            CommandResultMessage<Object> answer = side.dispatch(register(ADA, "Admin"), Map.of());
            assertThat(answer.isExceptional()).isFalse();
            assertThat(answer.getMetaData())
                    .containsEntry(MetadataKeys.FIRST_POSITION, 0L)
                    .containsEntry(MetadataKeys.POSITION, 1L);
            assertThat(side.log().payloads().getFirst())
                    .isEqualTo(new AccountNameReserved(FakeVault.hashed(LookupDomain.USERNAME, "admin"), ADA));
            assertThat(side.log().payloads(AccountRegistered.class))
                    .singleElement()
                    .satisfies(registered -> {
                        assertThat(open(registered.username(), AccountBindings.username(ADA)))
                                .isEqualTo("Admin");
                        assertThat(open(registered.email(), AccountBindings.email(ADA)))
                                .isEqualTo("a@example.org");
                        assertThat(open(registered.passwordHash(), AccountBindings.passwordHash(ADA)))
                                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
                        assertThat(registered.toString()).doesNotContain("correct horse");
                    });
        }

        @Test
        void shouldRejectANameThatReadsLikeOneThatIsTaken() {
            side.send(register(ADA, "Ada"));
            side.rejects(register(BOB, "\uff21da"), AccountRejections.USERNAME_TAKEN);
            assertThat(side.log().payloads()).hasSize(2);
        }

        @Test
        void shouldRejectANameThatWasBroughtIn() {
            side.send(provision(name(ADA, "ada")));
            side.rejects(register(BOB, "Ada"), AccountRejections.USERNAME_TAKEN);
        }
    }

    @Nested
    class Weak {
        @Test
        void shouldTellWhyAPasswordIsNotTaken() {
            assertThat(weakness("Password")).isEqualTo("password/common-password");
            assertThat(weakness("hello, Bobby Tables")).isEqualTo("password/contains-username");
            assertThat(side.log().payloads()).isEmpty();
        }

        @Test
        void shouldTellHowStrongAPasswordIs() {
            AcceptedPassword poor = side.send(bob("horses12", false));
            side.register(ADA, "ada", "correct horse");
            AcceptedPassword good = side.send(change("correct horse", "fjord-Quartz-71-lantern"));
            assertThat(poor.score()).isBetween(0, 1);
            assertThat(good.score()).isEqualTo(4);
            assertThat(good.bits()).isGreaterThan(poor.bits());
        }

        @Test
        void shouldNotTakeAWeakPasswordForANewOne() {
            side.register(ADA, "ada", "correct horse");
            Rejection rejection =
                    TestCommandSide.rejection(side.dispatch(change("correct horse", "trustno1"), Map.of()));
            assertThat(rejection.errors())
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("newPassword", "common-password"));
        }

        @Test
        void shouldTakeWhatAnOperatorChooses() {
            assertThat(side.<AcceptedPassword>send(bob("password", true))).isNull();
            assertThat(side.log().payloads(AccountRegistered.class)).hasSize(1);
        }

        private String weakness(String password) {
            Rejection rejection = TestCommandSide.rejection(side.dispatch(bob(password, false), Map.of()));
            assertThat(rejection.code()).isEqualTo("request.invalid");
            return rejection.errors().getFirst().field() + "/"
                    + rejection.errors().getFirst().code();
        }

        private RegisterAccount bob(String password, boolean operatorsChoice) {
            return new RegisterAccount(
                    BOB,
                    new Username("Bob"),
                    new DisplayName("Bob"),
                    null,
                    new Password(password),
                    Set.of(ServerRole.MEMBER),
                    operatorsChoice,
                    NOW);
        }
    }

    @Nested
    class Provision {
        @Test
        void shouldMakeAccountsThatNobodyCanLogInTo() {
            ProvisionedAccounts made = side.send(provision(name(ADA, "ada"), name(BOB, "bob")));
            assertThat(made.accountIds()).containsExactly(ADA, BOB);
            assertThat(side.log().payloads(AccountRegistered.class))
                    .extracting(AccountRegistered::passwordHash)
                    .containsExactly(null, null);
        }

        @Test
        void shouldAnswerThoseThatAreThere() {
            side.send(register(ADA, "ada"));
            ProvisionedAccounts made =
                    side.send(provision(name(new AccountId(new UUID(0, 1)), "ADA"), name(BOB, "bob")));
            assertThat(made.accountIds()).containsExactly(ADA, BOB);
            assertThat(side.log().payloads(AccountRegistered.class)).hasSize(2);
        }

        @Test
        void shouldMakeOneAccountOfANameThatIsThereTwice() {
            ProvisionedAccounts made = side.send(provision(name(ADA, "Ada"), name(BOB, "ada")));
            assertThat(made.accountIds()).containsExactly(ADA, ADA);
        }

        @Test
        void shouldAddNothingTheSecondTime() {
            side.send(provision(name(ADA, "ada"), name(BOB, "bob")));
            side.send(provision(name(ADA, "ada"), name(BOB, "bob")));
            assertThat(side.log().payloads()).hasSize(4);
        }
    }

    @Nested
    class Change {
        @Test
        void shouldChangeThePassword() {
            side.register(ADA, "ada", "correct horse");
            side.send(change("correct horse", "battery staple"));
            assertThat(side.log().payloads(PasswordChanged.class))
                    .singleElement()
                    .satisfies(changed -> {
                        assertThat(changed.session()).isEqualTo(SESSION);
                        assertThat(new PasswordHashing(PasswordSettings.DEFAULT)
                                        .matches(
                                                new Password("battery staple"),
                                                new PasswordHash(open(
                                                        changed.passwordHash(),
                                                        AccountBindings.changedPasswordHash(ADA)))))
                                .isTrue();
                    });
            side.rejects(change("correct horse", "battery staple"), AccountRejections.WRONG_PASSWORD);
        }

        @Test
        void shouldRejectAnAccountThatWasErased() {
            side.register(ADA, "ada", "correct horse");
            side.vault().destroy(KeyScope.person(ADA));
            side.rejects(change("correct horse", "battery staple"), AccountRejections.WRONG_PASSWORD);
        }

        @Test
        void shouldRejectAnUnknownAccount() {
            side.rejects(change("correct horse", "battery staple"), AccountRejections.NOT_FOUND);
        }

        @Test
        void shouldRejectAnAccountThatNobodyCanLogInTo() {
            side.send(provision(name(ADA, "ada")));
            side.rejects(change("correct horse", "battery staple"), AccountRejections.WRONG_PASSWORD);
        }
    }

    private String open(@Nullable Sealed sealed, Binding binding) {
        return side.vault().open(Objects.requireNonNull(sealed), binding).orElseThrow();
    }

    private static RegisterAccount register(AccountId id, String username) {
        return new RegisterAccount(
                id,
                new Username(username),
                new DisplayName(username),
                new EmailAddress("a@example.org"),
                new Password("correct horse"),
                Set.of(ServerRole.ADMIN),
                false,
                NOW);
    }

    private static ChangePassword change(String from, String to) {
        return new ChangePassword(ADA, new Username("ada"), new Password(from), new Password(to), SESSION, NOW);
    }

    private static ProvisionAccounts provision(ProvisionedName... names) {
        return new ProvisionAccounts(List.of(names), NOW);
    }

    private static ProvisionedName name(AccountId id, String username) {
        return new ProvisionedName(id, new Username(username), new DisplayName(username));
    }
}
