@NullMarked
package io.plexichat.standalone.server;

import org.jspecify.annotations.NullMarked;
