/**
 * What gateways share for a while, in Redis through Redisson.
 *
 * <p>Keys begin with a prefix. {@code lease:GROUP} is a hash of holders with the time, by Redis's clock, at which each ends and its
 * value; {@code leases} is a sorted set of all of them by that time; {@code value:KEY} is a string that expires; {@code topic:NAME} is
 * a channel. While Redis is away each process goes on with what it has itself; it finds out within a second, and puts its own entries
 * back within a second after Redis is there again, also when Redis has lost everything.
 */
@NullMarked
package io.plexichat.redis;

import org.jspecify.annotations.NullMarked;
