package dev.portolan.local.mail;

import java.io.IOException;
import java.time.Clock;

/// The mail part's process.
final class MailMain {
    private static final int KEPT = 500;

    private MailMain() {}

    /// @param arguments the port for SMTP, the port for HTTP
    public static void main(String[] arguments) throws IOException {
        var mailbox = new Mailbox(KEPT);
        MailCatcher.start(Integer.parseInt(arguments[0]), mailbox, Clock.systemUTC());
        MailApi.start(Integer.parseInt(arguments[1]), mailbox);
    }
}
