/** What commands share that talk to a running server. */
@NullMarked
package io.plexichat.standalone.remote;

import org.jspecify.annotations.NullMarked;
