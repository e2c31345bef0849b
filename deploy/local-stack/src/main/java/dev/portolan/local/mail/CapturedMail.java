package dev.portolan.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One mail as one recipient got it.
///
/// @param text the first plain part, empty when there is none
/// @param html the first HTML part, empty when there is none
/// @param at when it arrived, as ISO 8601
record CapturedMail(String to, String from, String subject, String text, String html, String at) {
    static CapturedMail of(MimeMessage message, String to, Instant at) throws MessagingException, IOException {
        var senders = message.getFrom();
        return new CapturedMail(
                to,
                senders == null || senders.length == 0 ? "" : senders[0].toString(),
                orEmpty(message.getSubject()),
                first(message, "text/plain"),
                first(message, "text/html"),
                at.toString());
    }

    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var child : children(parts)) {
                var found = first(child, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static List<BodyPart> children(Multipart parts) throws MessagingException {
        var children = new ArrayList<BodyPart>();
        for (var i = 0; i < parts.getCount(); i++) {
            children.add(parts.getBodyPart(i));
        }
        return children;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
