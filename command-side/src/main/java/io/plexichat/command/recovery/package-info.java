/** New passwords for who forgot the old one. Aggregate: {@code Recovery} (id: {@code recovery:} and the id of the request). */
@NullMarked
package io.plexichat.command.recovery;

import org.jspecify.annotations.NullMarked;
