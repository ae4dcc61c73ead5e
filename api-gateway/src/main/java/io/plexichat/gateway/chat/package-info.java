/** The page that people chat with, as files. What it shows it asks for as the account that signs in, like any other client. */
@NullMarked
package io.plexichat.gateway.chat;

import org.jspecify.annotations.NullMarked;
