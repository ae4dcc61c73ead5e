/**
 * A plugin that gives the bare node what the modules of a full Elasticsearch would: analyzers and token filters with the
 * same names and settings, and the root page that clients ask for.
 */
@NullMarked
package io.plexichat.elasticsearch.text;

import org.jspecify.annotations.NullMarked;
