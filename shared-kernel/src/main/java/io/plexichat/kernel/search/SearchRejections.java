package io.plexichat.kernel.search;

import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;

public enum SearchRejections implements RejectionCode {
    UNAVAILABLE("search.unavailable", Rejection.Kind.UNAVAILABLE);

    private final String code;
    private final Rejection.Kind kind;

    SearchRejections(String code, Rejection.Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
