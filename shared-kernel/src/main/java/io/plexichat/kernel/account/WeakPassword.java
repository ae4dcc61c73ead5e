package io.plexichat.kernel.account;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;

/** Why a password is not taken, besides its length. Each is the code of the field that holds it, in a {@code request.invalid}. */
public enum WeakPassword {
    COMMON("common-password", "it is one of the most used of all"),
    BREACHED("breached-password", "it is known from a breach"),
    CONTAINS_USERNAME("contains-username", "it contains the user name");

    private final String code;
    private final String reason;

    WeakPassword(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public String code() {
        return code;
    }

    /** "Expected a password that is hard to guess, but ...". */
    public String sentence() {
        return "Expected a password that is hard to guess, but " + reason + ".";
    }

    /** @param field that holds the password */
    public RejectedException in(String field) {
        return CommonRejections.invalid(field, code, sentence());
    }
}
