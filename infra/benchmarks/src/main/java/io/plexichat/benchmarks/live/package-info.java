/**
 * What live delivery costs: many clients on raw sockets, which look at as little of a frame as they must, and a server in processes of its
 * own. A client is one connection that follows one channel. Accounts are fewer than clients, since to make one costs a hash of its password.
 */
@NullMarked
package io.plexichat.benchmarks.live;

import org.jspecify.annotations.NullMarked;
