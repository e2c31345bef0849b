package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import dev.portolan.contracts.EntityRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What somebody is told.
///
/// @param title one line of 200 characters at most
/// @param body Markdown, 4 KiB at most
/// @param topic what it is about, in one word; people choose by it how they hear of it
/// @param href where it leads: a path within the organization, such as `/catalog`, or an https address
/// @param key of the same sender, replaces what was said under it before
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String title,
        @Nullable String body,
        Severity severity,
        String topic,
        @Nullable String href,
        @Nullable EntityRef entity,
        @Nullable String key) {
    static final String GENERAL = "general";
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_TITLE = 200;
    private static final int LARGEST_BODY = 4096;
    private static final int LONGEST_HREF = 1000;
    private static final int LONGEST_KEY = 200;

    /// @throws IllegalArgumentException with a sentence on what is wrong and what was expected
    public Message {
        if (title.isBlank() || title.length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The title must be one line of 1 to 200 characters.");
        }
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new IllegalArgumentException("The body must be 4 KiB at most; link to what is longer.");
        }
        if (body != null && body.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The body must be text, without the character 0.");
        }
        if (!isTopic(topic)) {
            throw new IllegalArgumentException("The topic must be 1 to 40 of a-z, 0-9 and -, such as builds.");
        }
        if (href != null && !leads(href)) {
            throw new IllegalArgumentException(
                    "The href must be a path within the organization, such as /catalog, or an https address.");
        }
        if (key != null
                && (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException("The key must be 1 to 200 characters.");
        }
    }

    static boolean isTopic(String text) {
        return TOPIC.matches(text);
    }

    private static boolean leads(String href) {
        if (href.length() > LONGEST_HREF || href.startsWith("//") || href.startsWith("/\\")) {
            return false;
        }
        try {
            var uri = new URI(href);
            return uri.getScheme() == null
                    ? href.startsWith("/")
                    : uri.getScheme().equalsIgnoreCase("https") && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
