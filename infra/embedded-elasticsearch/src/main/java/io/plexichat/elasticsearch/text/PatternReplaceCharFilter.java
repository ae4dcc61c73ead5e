package io.plexichat.elasticsearch.text;

import java.io.Reader;
import java.util.regex.Pattern;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractCharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** The filter {@code pattern_replace} of characters, without its setting {@code flags}: an expression can hold them itself. */
final class PatternReplaceCharFilter extends AbstractCharFilterFactory implements NormalizingCharFilterFactory {

    private final Pattern pattern;
    private final String replacement;

    PatternReplaceCharFilter(IndexSettings index, Environment environment, String name, Settings settings) {
        super(name);
        String expression = settings.get("pattern");
        if (expression == null || expression.isEmpty()) {
            throw new IllegalArgumentException(
                    "pattern is missing for [" + name + "] char filter of type 'pattern_replace'");
        }
        if (settings.get("flags") != null) {
            throw new IllegalArgumentException(
                    "flags is not supported for [" + name + "] char filter of type 'pattern_replace'");
        }
        this.pattern = Pattern.compile(expression);
        this.replacement = settings.get("replacement", "");
    }

    @Override
    public Reader create(Reader reader) {
        return new org.apache.lucene.analysis.pattern.PatternReplaceCharFilter(pattern, replacement, reader);
    }
}
