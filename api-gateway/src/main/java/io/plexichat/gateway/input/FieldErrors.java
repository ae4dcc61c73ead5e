package io.plexichat.gateway.input;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection.FieldError;
import io.plexichat.kernel.TextRule;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one input. */
final class FieldErrors {
    /** A longer list helps nobody and would make a small request's answer large. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String code, String message) {
        if (errors.size() < MOST) {
            errors.add(new FieldError(field, code, message));
        }
    }

    void add(String field, TextRule.Violation violation) {
        add(field, violation.code(), violation.message());
    }

    void required(String field) {
        add(field, "required", "Expected a value, but there is none.");
    }

    void wrongType(String field, String expected) {
        add(field, "wrong-type", "Expected " + expected + ", but got another type.");
    }

    void invalidFormat(String field, String expected) {
        add(field, "invalid-format", "Expected " + expected + ".");
    }

    void check() {
        if (!errors.isEmpty()) {
            throw CommonRejections.invalid(errors);
        }
    }
}
