@NullMarked
package io.plexichat.gateway.session;

import org.jspecify.annotations.NullMarked;
