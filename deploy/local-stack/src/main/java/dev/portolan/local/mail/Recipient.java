package dev.portolan.local.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;

/// Whoever a mail is addressed to: the mail server's own mailboxes would keep everything for ever.
record Recipient(String email, Mailbox mailbox, InstantSource time) implements GreenMailUser {
    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        try {
            mailbox.add(CapturedMail.of(message, email, time.instant()));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("cannot read a mail to " + email, e);
        }
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public void create() {}

    @Override
    public void delete() {}

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {}

    @Override
    public void authenticate(String password) {}

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }
}
