package io.plexichat.elasticsearch.text;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;

/** An analyzer of Lucene with the settings {@code stopwords} and, where it stems, {@code stem_exclusion}. */
final class LanguageAnalyzer extends AbstractIndexAnalyzerProvider<Analyzer> {

    private final Analyzer analyzer;

    private LanguageAnalyzer(String name, Analyzer analyzer) {
        super(name);
        this.analyzer = analyzer;
    }

    static AnalyzerProvider<Analyzer> english(
            IndexSettings index, Environment environment, String name, Settings settings) {
        return new LanguageAnalyzer(
                name,
                new EnglishAnalyzer(
                        Analysis.parseStopWords(environment, settings, EnglishAnalyzer.getDefaultStopSet()),
                        Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET)));
    }

    static AnalyzerProvider<Analyzer> cjk(
            IndexSettings index, Environment environment, String name, Settings settings) {
        return new LanguageAnalyzer(
                name, new CJKAnalyzer(Analysis.parseStopWords(environment, settings, CJKAnalyzer.getDefaultStopSet())));
    }

    @Override
    public Analyzer get() {
        return analyzer;
    }
}
