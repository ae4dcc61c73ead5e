/**
 * The servers that PlexiChat stands on: Postgres and Elasticsearch, its own as child processes or others' by configuration.
 *
 * <p>A child that ends by itself is started again at the same place, so that whoever is connected finds it again.
 */
@NullMarked
package io.plexichat.standalone.backend;

import org.jspecify.annotations.NullMarked;
