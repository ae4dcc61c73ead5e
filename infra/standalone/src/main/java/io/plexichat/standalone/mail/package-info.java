/** Mails, by SMTP. */
@NullMarked
package io.plexichat.standalone.mail;

import org.jspecify.annotations.NullMarked;
