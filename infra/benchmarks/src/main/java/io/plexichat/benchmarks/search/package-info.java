/** What the product adds to Elasticsearch: its index made by a rebuild beside a bare bulk, its searches beside the bare queries. */
@NullMarked
package io.plexichat.benchmarks.search;

import org.jspecify.annotations.NullMarked;
