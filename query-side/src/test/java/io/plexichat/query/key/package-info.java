@NullMarked
package io.plexichat.query.key;

import org.jspecify.annotations.NullMarked;
