package io.plexichat.standalone.server;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

/** Reads settings before anything else is made, so that a wrong one costs no start. */
public final class SettingsReader {
    private static final String PREFIX = "plexichat";

    private SettingsReader() {}

    /**
     * For a command, which reads the same files and environment as the server.
     *
     * @param given settings that win over both
     * @throws StartFailure that says which setting is wrong, and how it should be
     */
    public static ServerSettings read(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("command line", given));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", ServerDefaults.PROPERTIES));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return read(environment);
    }

    /** @throws StartFailure that says which setting is wrong, and how it should be */
    static ServerSettings read(ConfigurableEnvironment environment) {
        ApplicationConversionService conversions = new ApplicationConversionService();
        conversions.addConverter(String.class, Path.class, Path::of);
        Binder binder = new Binder(
                ConfigurationPropertySources.get(environment),
                new PropertySourcesPlaceholdersResolver(environment),
                conversions);
        try {
            return binder.bindOrCreate(PREFIX, Bindable.of(ServerSettings.class));
        } catch (BindException e) {
            throw StartFailure.configuration(sentence(e));
        }
    }

    /** What is wrong, for whichever configuration it was bound to. */
    static String sentence(BindException failure) {
        Throwable cause = failure;
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof ConversionFailedException conversion) {
                return "Expected " + failure.getName() + " to be "
                        + form(conversion.getTargetType().getType()) + ", but got '" + conversion.getValue() + "'.";
            }
            cause = next;
        }
        @Nullable String message = cause.getMessage();
        return cause instanceof IllegalArgumentException && message != null && message.startsWith("Expected")
                ? message
                : "Expected a valid " + failure.getName() + ", but it is not: " + message;
    }

    private static String form(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class) {
            return "a number";
        }
        if (type == InetAddress.class) {
            return "an address of this machine";
        }
        if (type == DataSize.class) {
            return "a size such as 64MB";
        }
        if (type == URI.class) {
            return "a URL";
        }
        if (type == Duration.class) {
            return "a duration such as 15s";
        }
        Object @Nullable [] constants = type.getEnumConstants();
        if (constants != null) {
            List<String> names = Arrays.stream(constants)
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            return names.stream().collect(Collectors.joining(", ", "one of ", ""));
        }
        return "a " + type.getSimpleName();
    }
}
