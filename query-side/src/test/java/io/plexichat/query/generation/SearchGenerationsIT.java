package io.plexichat.query.generation;

import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.Town;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index is rebuilt like tables are. */
class SearchGenerationsIT {
    private static final ProjectionName SEARCH = new ProjectionName("search");

    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withSearch(log);
        log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
        for (int i = 0; i < 200; i++) {
            log.append(says("ann", "square", "green number " + i));
        }
        log.append(edits("ann", "square", "green number 3", "red"), deletes("ann", "square", "green number 4"));
        side.catchUp();
    }

    @AfterEach
    void stop() throws IOException {
        side.close();
        side.elasticsearch
                .indices()
                .delete(request -> request.index(side.searchAlias + "_1", side.searchAlias + "_2")
                        .ignoreUnavailable(true));
    }

    @Test
    void shouldAnswerFromTheNewIndexAndGoBackToTheOldOne() throws IOException {
        order(new Rebuild(SEARCH, new BuildPace(null, 1), null, person("ann")));
        await(view -> view.active().number() == 2 && view.build() == null);

        assertThat(found("green")).isEqualTo(198);
        assertThat(found("red")).isEqualTo(1);
        awaitAlias("_2");
        log.append(says("ann", "square", "green at last"));
        assertThat(found("last")).isEqualTo(1);

        order(new Rollback(SEARCH, null, person("ann")));
        assertThat(found("last")).isEqualTo(1);
        awaitAlias("_1");
    }

    @Test
    void shouldSeeADocumentThatDiffers() throws IOException {
        String id = Town.message("green number 9").toString();
        side.elasticsearch.update(
                request -> request.index(side.searchAlias + "_1").id(id).doc(Map.of("text", "blue")), Object.class);
        order(new Rebuild(SEARCH, new BuildPace(null, 1), null, person("ann")));
        BuildView blocked = Objects.requireNonNull(
                await(view -> view.build() != null && view.build().state() == BuildView.State.BLOCKED)
                        .build());

        assertThat(blocked.differences()).hasSize(1);
        assertThat(blocked.differences().getFirst().table()).isEqualTo("document");
        assertThat(blocked.differences().getFirst().exampleKeys()).containsExactly("12");
        assertThat(blocked.differences().getFirst().activeRows()).isEqualTo(199);
    }

    @Test
    void shouldTryTheIndexOutAndDropIt() throws IOException {
        TrialView clean = side.ask(new TryOut(SEARCH, 0, null, 2, person("ann")), TrialView.class);

        assertThat(clean.isClean()).as("%s", clean).isTrue();
        assertThat(clean.comparison().extent()).isEqualTo(TrialView.Extent.WHOLE);
        TrialView.Table documents = clean.tables().getLast();
        assertThat(documents.name()).isEqualTo("document");
        assertThat(documents.rows()).isEqualTo(199);
        assertThat(documents.columns()).containsExactly("key");
        assertThat(documents.first()).hasSize(2);
        assertThat(clean.toString()).doesNotContain("green");

        String id = Town.message("green number 9").toString();
        side.elasticsearch.update(
                request -> request.index(side.searchAlias + "_1").id(id).doc(Map.of("text", "blue")), Object.class);
        side.elasticsearch.delete(request -> request.index(side.searchAlias + "_1")
                .id(Town.message("green number 8").toString()));
        TrialView other = side.ask(new TryOut(SEARCH, 0, null, 2, person("ann")), TrialView.class);

        assertThat(other.comparison().differences())
                .containsExactly(new TrialView.Difference(
                        "document",
                        1,
                        1,
                        0,
                        List.of(
                                new TrialView.Example(TrialView.Kind.ONLY_IN_TRIAL, "11"),
                                new TrialView.Example(TrialView.Kind.DIFFERS, "12"))));
        assertThat(side.elasticsearch
                        .indices()
                        .exists(request -> request.index(side.searchAlias + "_try"))
                        .value())
                .isFalse();
    }

    private ProjectionView order(Object order) {
        return side.ask(order, ProjectionView.class);
    }

    private long found(String text) {
        return side.ask(
                        new SearchMessages(person("ann"), text, null, null, null, null, null, 10, null),
                        SearchPage.class)
                .total();
    }

    private void awaitAlias(String index) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<String> indices;
        do {
            indices = List.copyOf(side.elasticsearch
                    .indices()
                    .getAlias(request -> request.name(side.searchAlias))
                    .aliases()
                    .keySet());
        } while (!indices.equals(List.of(side.searchAlias + index)) && System.nanoTime() < deadline);
        assertThat(indices).containsExactly(side.searchAlias + index);
    }

    private ProjectionView await(Predicate<ProjectionView> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            side.look();
            ProjectionView view = order(new GetProjection(SEARCH));
            if (wanted.test(view)) {
                return view;
            }
            assertThat(System.nanoTime())
                    .as("in time another state than %s", view)
                    .isLessThan(deadline);
        }
    }
}
