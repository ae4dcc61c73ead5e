package io.plexichat.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.ProjectionSamples;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.kernel.projection.ProjectionOrder.EvictLetters;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.testbrowser.Browser;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page as an operator uses it, in a real browser. */
class OperatorPageBrowserIT extends GatewayContract {
    private Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.start();
        browser.resize(400, 900);
        browser.open("http://127.0.0.1:" + port + "/admin/projections");
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldTurnAwayWhoIsNoAdministrator() {
        signIn(ServerRole.MEMBER);

        browser.sees("#sign-in-error", "This account is not an administrator.");
        assertThat(browser.run("return sessionStorage.length").asInt()).isZero();
        assertThat(buses().sent(EndSession.class).accountId()).isEqualTo(Samples.ALICE);
    }

    @Test
    void shouldRebuildWithWhatWasAnswered() {
        signIn(ServerRole.ADMIN);
        browser.sees("#list", "Live");
        browser.click(".entry-name");
        browser.press("Rebuild...");
        browser.write("#field-eventsPerSecond", "500");
        browser.write("#field-reason", "Ticket 7");
        browser.press("Rebuild");

        browser.sees("#notice", "timeline is being rebuilt.");
        browser.sees("#detail", "Generation 4 reading 25 %, 1,235/s, 3 min 0 s left (2 min 30 s to 4 min 0 s)");
        Rebuild order = buses().asked(Rebuild.class);
        assertThat(order.pace()).isEqualTo(new BuildPace(500L, 0.25));
        assertThat(order.reason()).isEqualTo(new OrderReason("Ticket 7"));
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .as("width of the page on a screen of 400")
                .isLessThanOrEqualTo(400);
    }

    @Test
    void shouldSayInTheDialogWhyAnOrderWasRefused() {
        fake.projections()
                .show(ProjectionSamples.building(
                        ProjectionSamples.TIMELINE, BuildView.State.BLOCKED, "<b>1 table differs</b>"));
        buses().onQuery(TakeOver.class, ProjectionView.class, _ -> {
            throw ProjectionRejections.SWITCHING.because("Expected to take over, but it is switching already.");
        });
        signIn(ServerRole.ADMIN);
        browser.click(".entry-name");
        // Whatever a server says is text.
        browser.sees("#detail", "Generation 4 is blocked: <b>1 table differs</b>.");
        browser.press("Take over...");
        browser.press("Take over");

        browser.sees("dialog[open]", "Expected to take over, but it is switching already.");
        browser.press("Cancel");
        assertThat(browser.run("return document.activeElement.textContent").stringValue())
                .as("where focus is after the dialog")
                .isEqualTo("Take over...");
    }

    @Test
    void shouldGiveALetterUpForAReason() {
        signIn(ServerRole.ADMIN);
        browser.click(".entry-name");
        browser.press("Details");
        browser.sees(".stack", "a.B.c(B.java:7)");
        browser.press("Evict...");
        browser.write("#field-reason", "Ticket 9");
        browser.press("Evict");

        browser.sees("#notice", "1 given up, 1 left.");
        EvictLetters order = buses().asked(EvictLetters.class);
        assertThat(order.selection()).isEqualTo(LetterSelection.of(ProjectionSamples.LETTER));
        assertThat(order.reason()).isEqualTo(new OrderReason("Ticket 9"));
    }

    @Test
    void shouldStaySignedInWhenItIsLoadedAgain() {
        signIn(ServerRole.ADMIN);
        browser.sees("#who", "alice");
        browser.open("http://127.0.0.1:" + port + "/admin/projections");
        browser.sees("#list", "timeline");
        browser.press("Sign out");
        browser.sees("#sign-in", "With the account of an administrator.");
        assertThat(browser.run("return sessionStorage.length").asInt()).isZero();
    }

    private void signIn(ServerRole role) {
        buses().onCommand(
                        StartSession.class,
                        _ -> new StartedSession(
                                new Authenticated(Samples.ALICE, new Username("alice"), Set.of(role), false), null));
        browser.write("#username", "alice");
        browser.write("#password", "secret-12");
        browser.press("Sign in");
    }
}
