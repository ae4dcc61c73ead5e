/** Checking deletion certificates, without a server. */
@NullMarked
package io.plexichat.standalone.erasure;

import org.jspecify.annotations.NullMarked;
