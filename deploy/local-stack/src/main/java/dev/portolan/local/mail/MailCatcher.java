package dev.portolan.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.InstantSource;

/// An SMTP server that takes every mail for everybody and sends none on.
final class MailCatcher implements AutoCloseable {
    private final GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
    }

    /// @param port on loopback; 0 for any free one
    static MailCatcher start(int port, Mailbox mailbox, InstantSource time) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.getUserManager()
                .setMessageDeliveryHandler((_, address) -> new Recipient(address.getEmail(), mailbox, time));
        return new MailCatcher(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
