/** The main class of the Elasticsearch process. It runs with the home's {@code lib} as its class path, apart from the product. */
@NullMarked
package io.plexichat.elasticsearch.node;

import org.jspecify.annotations.NullMarked;
