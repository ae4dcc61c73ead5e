/** The side that answers: read models made from the log, and the queries on them. */
@NullMarked
package io.plexichat.query;

import org.jspecify.annotations.NullMarked;
