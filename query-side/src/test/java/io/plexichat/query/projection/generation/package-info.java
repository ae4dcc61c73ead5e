@NullMarked
package io.plexichat.query.projection.generation;

import org.jspecify.annotations.NullMarked;
