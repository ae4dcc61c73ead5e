@NullMarked
package io.plexichat.query.generation;

import org.jspecify.annotations.NullMarked;
