package io.plexichat.standalone.erasure;

import io.plexichat.kernel.erasure.DeletionCertificate.Statement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-certificate",
        description = {
            "Checks a deletion certificate, as GET /api/v1/admin/erasures/{id}/certificate answers it.",
            "No server is asked. Ends with 0 if it is genuine, 1 if it is not, 2 if it could not look."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCertificateCommand implements Callable<Integer> {
    private static final int GENUINE = 0;
    private static final int FORGED = 1;
    private static final int NOT_VERIFIED = 2;

    @Parameters(paramLabel = "FILE", description = "The certificate, JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "BASE64",
            description = {
                "The server's certificate key, which 'plexichat keys list' tells.",
                "Without it, whose key it is remains for you to compare."
            })
    private @Nullable String publicKey;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CertificateFile found;
        try {
            found = CertificateFile.read(file);
        } catch (UnreadableCertificateException e) {
            err().println("plexichat: " + e.getMessage());
            return NOT_VERIFIED;
        }
        if (!found.isSigned()) {
            return forged("The certificate is not genuine: it was changed after it was signed, or never was signed.");
        }
        if (publicKey != null && !publicKey.equals(found.publicKey())) {
            return forged("The certificate is not of that server: it was signed by the key " + found.publicKey() + ".");
        }
        tell(found.certificate().statement());
        out().println(
                        publicKey == null
                                ? "It is signed by the key " + found.publicKey()
                                        + "; compare it with the certificate key of 'plexichat keys list'."
                                : "It is signed by the server's key.");
        return GENUINE;
    }

    private void tell(Statement statement) {
        out().printf(
                        Locale.ROOT,
                        "Erasure %s of %s%n"
                                + "  requested by %s at %s%n"
                                + "  begun at %s, position %d%n"
                                + "  completed at %s, position %d%n"
                                + "  destroyed: %,d data keys, %,d messages; copies in %s%n",
                        statement.erasureId(),
                        statement.subject(),
                        statement.requestedBy(),
                        statement.requestedAt(),
                        statement.begunAt(),
                        statement.beginPosition(),
                        statement.completedAt(),
                        statement.completePosition(),
                        statement.destroyed().dataKeys(),
                        statement.destroyed().messages(),
                        String.join(", ", statement.destroyed().copies()));
    }

    private int forged(String sentence) {
        out().println(sentence);
        return FORGED;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
