/**
 * The timeline: what was said in each channel, in order, and who has read how far.
 *
 * <p>Tables: {@code message}, numbered 1, 2, 3, ... in its channel; {@code version}, only for messages that were edited;
 * {@code reaction}; {@code head}, each channel's last message; {@code read_marker}, a row for each member; {@code mention}, a row for
 * each account that a message mentions; {@code name}, whose each user name is, by its keyed hash; {@code erased_author} and {@code erased_channel}, whose texts mention nobody any more; {@code deletion}, how many messages of
 * a channel are deleted; {@code author}, the names of all accounts; {@code feed}, a row for each event that live streams show, which points to what it is about and holds no
 * text.
 */
@NullMarked
package io.plexichat.query.message;

import org.jspecify.annotations.NullMarked;
