/** The laws of sealed content, tried on everything that carries them: the log, the vault, both sides and what they do by themselves. */
@NullMarked
package io.plexichat.standalone.sealing;

import org.jspecify.annotations.NullMarked;
