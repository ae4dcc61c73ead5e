@NullMarked
package io.plexichat.query.erasure;

import org.jspecify.annotations.NullMarked;
