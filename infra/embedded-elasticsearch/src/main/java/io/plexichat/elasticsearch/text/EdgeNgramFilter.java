package io.plexichat.elasticsearch.text;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;

/** The filter {@code edge_ngram}. */
final class EdgeNgramFilter extends AbstractTokenFilterFactory {

    private enum Side {
        FRONT,
        BACK;

        static Side of(String name) {
            return switch (name) {
                case "front" -> FRONT;
                case "back" -> BACK;
                default -> throw new IllegalArgumentException("invalid side: " + name);
            };
        }
    }

    private final int minGram;
    private final int maxGram;
    private final boolean preserveOriginal;
    private final Side side;

    EdgeNgramFilter(IndexSettings index, Environment environment, String name, Settings settings) {
        super(name);
        this.minGram = settings.getAsInt("min_gram", 1);
        this.maxGram = settings.getAsInt("max_gram", 2);
        this.preserveOriginal = settings.getAsBoolean("preserve_original", false);
        this.side = Side.of(settings.get("side", "front"));
    }

    @Override
    public TokenStream create(TokenStream input) {
        return switch (side) {
            case FRONT -> grams(input);
            case BACK -> new ReverseStringFilter(grams(new ReverseStringFilter(input)));
        };
    }

    /** The grams of a word overlap. */
    @Override
    public boolean breaksFastVectorHighlighter() {
        return true;
    }

    private TokenStream grams(TokenStream input) {
        return new EdgeNGramTokenFilter(input, minGram, maxGram, preserveOriginal);
    }
}
