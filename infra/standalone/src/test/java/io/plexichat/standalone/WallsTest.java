package io.plexichat.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.common.transaction.NoTransactionManager;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between modules, roles and features, over everything that is in the product. */
class WallsTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Nor those that modules lend each other.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.plexichat");

    private static final Set<String> FEATURES = Set.of(
            "access",
            "account",
            "session",
            "factor",
            "bot",
            "mail",
            "notice",
            "recovery",
            "channel",
            "message",
            "search",
            "live",
            "key",
            "erasure",
            "projection",
            "presence");

    /** What a role has besides features. */
    private static final Map<String, Set<String>> MACHINERY = Map.of(
            "kernel", Set.of("ephemeral"),
            "command", Set.of(),
            "query", Set.of("reading", "generation"),
            "gateway", Set.of("input", "problem", "security", "openapi", "client", "chat"));

    @Test
    void shouldSeeTheWholeProduct() {
        assertThat(PRODUCT.stream().map(type -> room(type)[0]))
                .contains("kernel", "command", "query", "gateway", "plugin", "eventstore", "embedded", "standalone");
    }

    @Nested
    class Modules {
        @ParameterizedTest
        @ValueSource(strings = {"command", "query", "gateway"})
        void shouldKeepARoleFromTheOthers(String role) {
            String[] others = List.of(
                            "command",
                            "query",
                            "gateway",
                            "eventstore",
                            "axonserver",
                            "redis",
                            "embedded",
                            "standalone")
                    .stream()
                    .filter(other -> !other.equals(role))
                    .map(WallsTest::module)
                    .toArray(String[]::new);

            noClasses()
                    .that()
                    .resideInAPackage(module(role))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(PRODUCT);
        }

        @Test
        void shouldLetOnlyTheStandaloneServerSeeTheRoles() {
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            module("kernel"),
                            module("plugin"),
                            module("eventstore"),
                            module("axonserver"),
                            module("redis"),
                            module("embedded"),
                            module("observability"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(module("command"), module("query"), module("gateway"), module("standalone"))
                    .check(PRODUCT);
        }

        @Test
        void shouldKeepFrameworksOutOfWhatPluginsCompileAgainst() {
            noClasses()
                    .that()
                    .resideInAPackage(module("plugin"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.springframework..", "org.axonframework..")
                    .check(PRODUCT);
        }

        @Test
        void shouldKeepTheKernelFreeOfSpringAndInputAndOutput() {
            noClasses()
                    .that()
                    .resideInAPackage(module("kernel"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "java.io..", "java.nio.file..", "java.net..", "java.sql..")
                    .check(PRODUCT);
        }
    }

    @Nested
    class Packages {
        @Test
        void shouldBeFeaturesInEveryRole() {
            classes()
                    .that(are("in a role", type -> MACHINERY.containsKey(room(type)[0])))
                    .should(satisfy("be in a feature's room", type -> {
                        String[] room = room(type);
                        return room.length == 1
                                || FEATURES.contains(room[1])
                                || MACHINERY.getOrDefault(room[0], Set.of()).contains(room[1]);
                    }))
                    .check(PRODUCT);
        }

        @Test
        void shouldNotBeNamedForNothing() {
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..", "..utils..", "..dto..", "..service..", "..impl..", "..config..", "..common..")
                    .check(PRODUCT);
        }

        /** Kernel features speak of each other, and a role's root puts its features together: neither is a cycle of work. */
        @ParameterizedTest
        @ValueSource(strings = {"command", "query", "gateway", "standalone", "plugin"})
        void shouldNotDependInCycles(String module) {
            slices().matching("io.plexichat." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }

        @Test
        void shouldAllSayWhatMayBeNull() {
            assertThat(PRODUCT.stream()
                            .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
                            .map(JavaClass::getPackage)
                            .map(JavaPackage::getName)
                            .distinct())
                    .isEmpty();
        }
    }

    @Nested
    class Habits {
        @Test
        void shouldWriteToStandardStreamsOnTheCommandLineOnly() {
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PRODUCT.that(are(
                    "not a command line",
                    type -> !type.getPackageName().startsWith("io.plexichat.standalone.cli")
                            && !type.getPackageName().startsWith("io.plexichat.standalone.irc")
                            && !type.getPackageName().startsWith("io.plexichat.elasticsearch"))));
        }

        /** Rows and tokens share a transaction; this would silently part them. */
        @Test
        void shouldNeverDoWithoutTransactions() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(NoTransactionManager.class)
                    .check(PRODUCT);
        }
    }

    private static String module(String name) {
        return "io.plexichat." + name + "..";
    }

    /** The packages below io.plexichat that it is in. */
    private static String[] room(JavaClass type) {
        return type.getPackageName().substring("io.plexichat.".length()).split("\\.");
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static ArchCondition<JavaClass> satisfy(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!test.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getFullName() + " is not"));
                }
            }
        };
    }
}
