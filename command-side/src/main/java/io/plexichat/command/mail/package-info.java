/**
 * What mails are sent by, and what became of each: the port to a mail server, and the aggregates {@code Mail} (id: {@code mail:} and the
 * id of the event that it tells of) and {@code Mailing} (there is one).
 */
@NullMarked
package io.plexichat.command.mail;

import org.jspecify.annotations.NullMarked;
