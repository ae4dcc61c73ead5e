/**
 * Tells owners of accounts by mail what happened to them, and mails the codes and links that they asked for. What is to be told is read from
 * the log, from where the last {@code mailing.reached} says that it was looked through; each mail is taken on by one process
 * ({@code mail.begun}) before it is sent. So none is lost in a crash, and one that was handed to the mail server in the very moment of a
 * crash is sent a second time, with the same {@code Message-ID}.
 */
@NullMarked
package io.plexichat.command.notice;

import org.jspecify.annotations.NullMarked;
