package io.plexichat.plugin.client;

/** @param field the path of the input at fault, such as {@code messages[3].text} */
public record FieldError(String field, String code, String message) {}
