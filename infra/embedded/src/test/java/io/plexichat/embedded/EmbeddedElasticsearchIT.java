package io.plexichat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchIT {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Running {

        EmbeddedElasticsearch elasticsearch;
        Rest rest;

        @BeforeAll
        void start(@TempDir Path directory) {
            elasticsearch = EmbeddedElasticsearch.start(options(directory));
            rest = new Rest(elasticsearch.uri());
        }

        @AfterAll
        void stop() {
            elasticsearch.close();
        }

        @Test
        void shouldSayWhatItIsAsTheClientChecks() throws IOException, InterruptedException {
            HttpResponse<String> root = rest.get("/");

            assertThat(root.statusCode()).isEqualTo(200);
            assertThat(root.headers().firstValue("X-elastic-product")).hasValue("Elasticsearch");
            assertThat(root.body()).contains("\"number\":\"9.5.3\"", "\"tagline\":\"You Know, for Search\"");
        }

        @Test
        void shouldListenOnLoopbackOnly() throws IOException, InterruptedException {
            String nodes = rest.get("/_nodes/_local/http,transport").body();

            assertThat(nodes).contains("\"bound_address\":[\"127.0.0.1:");
            assertThat(nodes).doesNotContain("0.0.0.0", "[::]");
        }

        @Test
        void shouldKeepTheTransactionLogOnDisk() throws IOException, InterruptedException {
            rest.call("PUT", "/durable", "{}");

            assertThat(rest.get("/durable/_settings?include_defaults=true&flat_settings=true")
                            .body())
                    .contains("\"index.translog.durability\":\"REQUEST\"");
        }

        @Test
        void shouldStemEnglish() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"analyzer": "english", "text": "The runners were running quickly"}""")).containsExactly("runner", "were", "run", "quickli");
        }

        @Test
        void shouldTakeTheSettingsOfTheEnglishAnalyzer() throws IOException, InterruptedException {
            rest.call("PUT", "/english", """
                    {"settings": {"analysis": {"analyzer": {"own": {
                        "type": "english", "stopwords": ["were"], "stem_exclusion": ["running"]}}}}}""");

            assertThat(analyze("english", """
                    {"analyzer": "own", "text": "The runners were running"}""")).containsExactly("the", "runner", "running");
        }

        @Test
        void shouldMakeBigramsOfCjk() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"analyzer": "cjk", "text": "\u6771\u4eac\u90fd Tokyo"}""")).containsExactly("\u6771\u4eac", "\u4eac\u90fd", "tokyo");
        }

        @Test
        void shouldFoldToAscii() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"], "text": "Caf\u00e9 Stra\u00dfe"}""")).containsExactly("cafe", "strasse");
            assertThat(analyze("""
                    {"tokenizer": "standard", "filter": [{"type": "asciifolding", "preserve_original": true}],
                     "text": "caf\u00e9"}""")).containsExactly("cafe", "caf\u00e9");
        }

        @Test
        void shouldFoldInANormalizer() throws IOException, InterruptedException {
            rest.call("PUT", "/normalized", """
                    {"settings": {"analysis": {"normalizer": {"folded": {
                        "type": "custom", "filter": ["lowercase", "asciifolding"]}}}}}""");

            assertThat(analyze("normalized", """
                    {"normalizer": "folded", "text": "Caf\u00e9"}""")).containsExactly("cafe");
        }

        @Test
        void shouldMakeGramsOfAWordsEdge() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"tokenizer": "standard", "filter": [{"type": "edge_ngram", "min_gram": 2, "max_gram": 4}],
                     "text": "plexi"}""")).containsExactly("pl", "ple", "plex");
            assertThat(analyze("""
                    {"tokenizer": "standard", "text": "plexi", "filter": [
                        {"type": "edge_ngram", "min_gram": 2, "max_gram": 3, "side": "back", "preserve_original": true}]}""")).containsExactly("xi", "exi", "plexi");
        }

        @Test
        void shouldMakeBigramsOfNarrowAndWideForms() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"tokenizer": "standard", "filter": ["cjk_width", "cjk_bigram"], "text": "\uff76\uff9e\u30b9 \uff21"}""")).containsExactly("\u30ac\u30b9", "A");
        }

        @Test
        void shouldStemWordsBetweenSpaces() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"tokenizer": "whitespace", "filter": ["porter_stem"], "text": "apt-get running"}""")).containsExactly("apt-get", "run");
        }

        @Test
        void shouldReplaceCharacters() throws IOException, InterruptedException {
            assertThat(analyze("""
                    {"tokenizer": "standard", "char_filter": [{"type": "pattern_replace", "pattern": "[._]", "replacement": " "}],
                     "text": "xorg.conf_old"}""")).containsExactly("xorg", "conf", "old");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> rest.call("PUT", "/unpatterned", """
                    {"settings": {"analysis": {"char_filter": {"own": {"type": "pattern_replace"}}}}}"""))
                    .withMessageContaining("pattern is missing");
        }

        @Test
        void shouldFindAMessageByPartOfAWord() throws IOException, InterruptedException {
            rest.call("PUT", "/messages", """
                    {"settings": {"analysis": {
                        "filter": {"prefixes": {"type": "edge_ngram", "min_gram": 2, "max_gram": 12}},
                        "analyzer": {"prefix": {
                            "type": "custom", "tokenizer": "standard", "filter": ["lowercase", "asciifolding", "prefixes"]}}}},
                     "mappings": {"properties": {"text": {
                        "type": "text", "analyzer": "prefix", "search_analyzer": "standard"}}}}""");
            rest.call("PUT", "/messages/_doc/1?refresh=true", """
                    {"text": "Se\u00f1or Elasticsearch"}""");

            assertThat(search("elast")).contains("\"_id\":\"1\"");
            assertThat(search("seno")).contains("\"_id\":\"1\"");
            assertThat(search("lastic")).doesNotContain("\"_id\"");
        }

        private String search(String text) throws IOException, InterruptedException {
            return rest.call("POST", "/messages/_search", """
                    {"query": {"match": {"text": "%s"}}}""".formatted(text));
        }

        private List<String> analyze(String json) throws IOException, InterruptedException {
            return tokens(rest.call("POST", "/_analyze", json));
        }

        private List<String> analyze(String index, String json) throws IOException, InterruptedException {
            return tokens(rest.call("POST", "/" + index + "/_analyze", json));
        }

        private static List<String> tokens(String json) {
            return TOKEN.matcher(json).results().map(found -> found.group(1)).toList();
        }
    }

    @Nested
    class Data {

        @TempDir
        Path directory;

        @Test
        void shouldStayOverARestartAndAKill() throws IOException, InterruptedException {
            try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory))) {
                Rest rest = new Rest(elasticsearch.uri());
                rest.call("PUT", "/kept", "{}");
                rest.call("PUT", "/kept/_doc/1", "{\"n\": 42}");
            }
            try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory))) {
                Rest rest = new Rest(elasticsearch.uri());
                assertThat(rest.get("/kept/_doc/1").body()).contains("\"n\": 42");
                rest.call("PUT", "/kept/_doc/2", "{\"n\": 43}");
                Servers.kill(elasticsearch.pid());
            }
            try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory))) {
                assertThat(new Rest(elasticsearch.uri()).get("/kept/_doc/2").body())
                        .contains("\"n\": 43");
            }
        }
    }

    @Nested
    class Starting {

        @TempDir
        Path directory;

        @Test
        void shouldBeRefusedWhileAnotherOwnerRuns() {
            try (var _ = EmbeddedElasticsearch.start(options(directory))) {
                assertThatExceptionOfType(EmbeddedServerException.class)
                        .isThrownBy(() -> EmbeddedElasticsearch.start(options(directory)))
                        .withMessage("Expected to be the only owner of %s, but another process uses it.", directory);
            }
        }

        @Test
        void shouldBeRefusedWithoutAHome() {
            Path nowhere = directory.resolve("nowhere");

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedElasticsearch.start(ElasticsearchOptions.in(nowhere, directory)))
                    .withMessageContaining("Expected the programs of Elasticsearch in " + nowhere);
        }

        @Test
        void shouldSayWhyWhenTheDataIsBroken() throws IOException {
            Files.createFile(directory.resolve("data"));

            assertThatExceptionOfType(EmbeddedServerException.class)
                    .isThrownBy(() -> EmbeddedElasticsearch.start(options(directory)))
                    .withMessageContaining("FileAlreadyExistsException");
        }
    }

    @Nested
    class Ending {

        @TempDir
        Path directory;

        @Test
        void shouldBeNoticedWhenTheServerIsKilledAndSilentWhenClosed() throws InterruptedException {
            CountDownLatch crashed = new CountDownLatch(1);
            try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory))) {
                elasticsearch.onCrash(crashed::countDown);
                Servers.kill(elasticsearch.pid());
                assertThat(crashed.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(elasticsearch.isAlive()).isFalse();
            }

            CountDownLatch closed = new CountDownLatch(1);
            EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory));
            elasticsearch.onCrash(closed::countDown);
            elasticsearch.close();
            assertThat(ProcessHandle.of(elasticsearch.pid())).isEmpty();
            assertThat(closed.getCount()).isOne();
        }

        @Test
        void shouldLeaveLogsInAsciiWithoutRequests() throws IOException, InterruptedException {
            try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(options(directory))) {
                Rest rest = new Rest(elasticsearch.uri());
                rest.call("PUT", "/quiet", "{}");
                HttpResponse<String> refused = rest.get("/quiet/_search?q=s%C3%A9cret:(");
                assertThat(refused.statusCode()).isEqualTo(400);
            }
            byte[] said = Files.readAllBytes(directory.resolve("logs/elasticsearch.log"));
            assertThat(new String(said, StandardCharsets.UTF_8))
                    .matches("\\p{ASCII}*")
                    .doesNotContain("secret", "cret:(");
        }
    }

    private static ElasticsearchOptions options(Path directory) {
        return ElasticsearchOptions.forTests(Servers.ELASTICSEARCH_HOME, directory);
    }
}
