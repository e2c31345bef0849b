package dev.portolan.local.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The mails as a page for people.
final class MailPage {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"&]+(?:&amp;[^\\s<>\"&]+)*");

    private MailPage() {}

    static String of(List<CapturedMail> mails) {
        var list = mails.isEmpty()
                ? "<p>No mail yet.</p>"
                : mails.stream().map(MailPage::article).collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Mail of the local stack</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
                article { border-top: 1px solid #ccc; padding: 1rem 0; }
                h2 { font-size: 1.1rem; margin: 0; }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; }
                .meta { color: #555; margin: 0; }
                </style></head>
                <body><h1>Mail of the local stack</h1>
                %s
                </body></html>
                """.formatted(list);
    }

    private static String article(CapturedMail mail) {
        var body = mail.text().isEmpty() ? mail.html() : mail.text();
        return "<article><h2>%s</h2><p class=\"meta\">to %s, from %s, %s</p><pre>%s</pre></article>"
                .formatted(
                        escape(mail.subject()),
                        escape(mail.to()),
                        escape(mail.from()),
                        escape(mail.at()),
                        LINK.matcher(escape(body)).replaceAll("<a href=\"$0\">$0</a>"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
