package io.plexichat.gateway.security;

import io.plexichat.kernel.access.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a call asks for. One of a channel is decided where the channel is known; here it is asked whether the account chats at all. Each call
 * has this or is {@link Open}; on a method it counts before what its class says.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Permission value();
}
