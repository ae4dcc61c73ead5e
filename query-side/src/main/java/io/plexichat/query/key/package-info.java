/** The generations of keys, as administrators see them. No read model: the vault itself is asked. */
@NullMarked
package io.plexichat.query.key;

import org.jspecify.annotations.NullMarked;
