/** What goes on when Elasticsearch is away, or Postgres dies, while people write and read. */
@NullMarked
package io.plexichat.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
