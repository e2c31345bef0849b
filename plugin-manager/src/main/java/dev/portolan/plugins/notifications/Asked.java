package dev.portolan.plugins.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a plugin asks for by `notify`.
///
/// @param to members' subjects, users and groups of the catalog, or `everybody`
record Asked(List<String> to, Message message) {
    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final Set<String> KNOWN =
            Set.of("to", "title", "body", "severity", "topic", "href", "entity", "key");

    Asked {
        to = List.copyOf(to);
    }

    /// Reads `{to, title, body?, severity?, topic?, href?, entity?, key?}`.
    ///
    /// @throws IllegalArgumentException with a sentence on what is wrong and what was expected
    static Asked read(JsonNode argument) {
        var strange = new TreeSet<String>();
        argument.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                strange.add(name);
            }
        });
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("A notification has no " + strange.first() + "; it has to, title, body, "
                    + "severity, topic, href, entity and key.");
        }
        var severity = text(argument, "severity");
        var level =
                severity == null ? Severity.NORMAL : Severity.named(severity).orElse(null);
        if (level == null) {
            throw new IllegalArgumentException("The severity must be critical, high, normal or low.");
        }
        var title = text(argument, "title");
        var topic = text(argument, "topic");
        var message = new Message(
                title == null ? "" : title.strip(),
                text(argument, "body"),
                level,
                topic == null ? Message.GENERAL : topic,
                text(argument, "href"),
                entity(text(argument, "entity")),
                text(argument, "key"));
        return new Asked(to(argument.path("to")), message);
    }

    private static List<String> to(JsonNode to) {
        var named = new ArrayList<String>();
        if (to.isTextual()) {
            named.add(to.asText());
        } else {
            to.forEach(one -> named.add(one.isTextual() ? one.asText() : ""));
        }
        if (named.isEmpty() || named.size() > MOST) {
            throw new IllegalArgumentException(
                    "The field to must name 1 to 100: members, users and groups of the " + "catalog, or everybody.");
        }
        for (var one : named) {
            if (one.isEmpty() || one.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "In to stands what is none of: a member's subject, a reference such as group:default/web, "
                                + "everybody.");
            }
        }
        return named;
    }

    private static @Nullable EntityRef entity(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return EntityRef.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The entity " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable String text(JsonNode argument, String field) {
        var value = argument.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("The field " + field + " must be a text.");
        }
        return value.asText();
    }
}
