@NullMarked
package io.plexichat.gateway.account;

import org.jspecify.annotations.NullMarked;
