/**
 * Mails to the owners of accounts. Each tells of one event and is an aggregate of its own; how far the log has been looked through is
 * another one.
 */
@NullMarked
package io.plexichat.kernel.mail;

import org.jspecify.annotations.NullMarked;
