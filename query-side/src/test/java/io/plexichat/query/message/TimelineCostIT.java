package io.plexichat.query.message;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.message;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.reserves;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.reading.Rows;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page is read from grows with the page, not with what else there is. */
class TimelineCostIT {
    private static final int PAGE = 200;
    private static final int STRANGERS = 30_000;

    private final InMemoryLog log = new InMemoryLog();
    private final ReadSide side = ReadSide.withoutSearch(log, 100);

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldNotReadAllAuthorsForOnePage() {
        log.append(registers("ann"), opens("den", ChannelKind.PRIVATE, "ann"), joins("ann", "den"));
        for (int i = 0; i < PAGE; i++) {
            log.append(says("ann", "den", "word " + i));
        }
        log.append(IntStream.range(0, STRANGERS)
                .<Object>mapToObj(number -> registers("stranger" + number))
                .toList());
        side.catchUp();
        execute(
                "update timeline_1.message m set author_id = (select account_id from timeline_1.author offset m.seq limit 1)");
        execute("analyze timeline_1.author, timeline_1.message");
        long before = authorsScanned();

        TimelinePage page = side.ask(
                new ListMessages(person("ann"), channel("den"), new Window.Latest(), PAGE), TimelinePage.class);
        side.ask(new GetMessage(person("ann"), message("word 1")), MessageView.class);

        assertThat(page.items()).hasSize(PAGE);
        assertThat(authorsScanned() - before).isZero();
    }

    @Test
    void shouldCountWhatIsUnreadWithoutReadingIt() {
        log.append(
                registers("ann"),
                reserves("bob"),
                registers("bob"),
                opens("den", ChannelKind.PRIVATE, "ann"),
                joins("ann", "den"),
                joins("bob", "den"));
        for (int i = 0; i < 999; i++) {
            log.append(says("ann", "den", "@bob " + i));
        }
        for (int i = 0; i < 999; i += 3) {
            log.append(deletes("ann", "den", "@bob " + i));
        }
        side.catchUp();
        execute("analyze timeline_1.message, timeline_1.mention, timeline_1.deletion, timeline_1.read_marker");
        long history = read("message", "mention");
        long sums = read("deletion");

        ChannelPage page = side.ask(new ListChannels(person("bob"), null, null, null, 10, null), ChannelPage.class);

        assertThat(page.items()).extracting(ChannelView::unread).containsExactly(666L);
        assertThat(page.items()).extracting(ChannelView::mentions).containsExactly(666L);
        assertThat(read("message", "mention") - history).isZero();
        assertThat(read("deletion") - sums).isBetween(1L, 10L);
    }

    /** Rows and entries of indexes of these tables that were read, as the connection that reads has told so far. */
    private long read(String... tables) {
        execute("select pg_stat_force_next_flush()");
        return Objects.requireNonNull(side.database()
                .sql("""
                        select (
                            (select sum(seq_tup_read) from pg_stat_user_tables
                                where schemaname = 'timeline_1' and relname = any(:tables))
                            + (select sum(idx_tup_read) from pg_stat_user_indexes
                                where schemaname = 'timeline_1' and relname = any(:tables)))::bigint as rows
                        """)
                .bind("tables", tables)
                .map(row -> Rows.number(row, "rows"))
                .one()
                .block());
    }

    private void execute(String sql) {
        side.database().sql(sql).fetch().rowsUpdated().block();
    }

    /** Rows of authors read by going through all, as the connection that reads has told so far. */
    private long authorsScanned() {
        execute("select pg_stat_force_next_flush()");
        return Objects.requireNonNull(side.database()
                .sql("select seq_tup_read from pg_stat_user_tables where relid = 'timeline_1.author'::regclass")
                .map(row -> Rows.number(row, "seq_tup_read"))
                .one()
                .block());
    }
}
