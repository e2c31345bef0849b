package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// AsyncAPI 2 and 3.
final class AsyncApiDocument implements ApiDocument {
    private static final int MOST_OPERATIONS = 5_000;
    private static final int MOST_MESSAGES = 20;

    private final JsonNode root;
    private final References references;
    private final boolean old;

    AsyncApiDocument(JsonNode root) {
        this.root = root;
        this.references = new References(root);
        this.old = root.path("asyncapi").asText().startsWith("2");
    }

    @Override
    public String format() {
        return "AsyncAPI " + root.path("asyncapi").asText();
    }

    @Override
    public References references() {
        return references;
    }

    @Override
    public About about() {
        var info = root.path("info");
        var servers = new ArrayList<String>();
        root.path("servers").forEach(node -> {
            var server = references.follow(node);
            var address = server.has("url")
                    ? server.path("url").asText()
                    : server.path("host").asText() + server.path("pathname").asText("");
            var protocol = server.path("protocol").asText("");
            servers.add(address + (protocol.isEmpty() ? "" : " (" + protocol + ")"));
        });
        return new About(
                info.path("title").asText(),
                info.path("version").asText(),
                info.path("description").asText(),
                servers.stream().limit(20).toList());
    }

    @Override
    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        if (old) {
            root.path("channels").properties().forEach(channel -> {
                var item = references.follow(channel.getValue());
                for (var verb : new String[] {"publish", "subscribe"}) {
                    if (item.has(verb) && operations.size() < MOST_OPERATIONS) {
                        operations.add(operation(
                                "/channels/" + escaped(channel.getKey()) + "/" + verb,
                                verb,
                                channel.getKey(),
                                item.path(verb)));
                    }
                }
            });
            return operations;
        }
        root.path("operations").properties().stream().limit(MOST_OPERATIONS).forEach(entry -> {
            var json = references.follow(entry.getValue());
            var channel = references.follow(json.path("channel"));
            var address = channel.path("address").asText(References.name(json.path("channel")));
            operations.add(operation(
                    "/operations/" + escaped(entry.getKey()),
                    json.path("action").asText("send"),
                    address,
                    json));
        });
        return operations;
    }

    private Operation operation(String pointer, String verb, String path, JsonNode json) {
        var tags = new ArrayList<String>();
        json.path("tags")
                .forEach(tag -> tags.add(references.follow(tag).path("name").asText()));
        return new Operation(
                pointer,
                verb.toUpperCase(Locale.ROOT),
                path,
                json.path("summary")
                        .asText(json.path("operationId")
                                .asText(json.path("title").asText())),
                tags,
                false);
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public Detail detail(Operation operation) {
        var pointer = JsonPointer.compile(operation.pointer());
        var json = references.follow(root.at(pointer));
        var channel = old ? references.follow(root.at(pointer.head())) : references.follow(json.path("channel"));
        var parts = new ArrayList<Part>();
        messages(json, channel).stream().limit(MOST_MESSAGES).forEach(message -> parts.add(part("Message", message)));
        if (json.has("reply")) {
            var reply = references.follow(json.path("reply"));
            messages(reply, references.follow(reply.path("channel"))).stream()
                    .limit(MOST_MESSAGES)
                    .forEach(message -> parts.add(part("Reply", message)));
        }
        return new Detail(
                json.path("description").asText(channel.path("description").asText("")),
                parameters(channel),
                parts,
                List.of(),
                "");
    }

    /// In version 2 one message, or several as `oneOf`; in version 3 a list, or all of the channel.
    private List<JsonNode> messages(JsonNode json, JsonNode channel) {
        var messages = new ArrayList<JsonNode>();
        if (old) {
            var message = references.follow(json.path("message"));
            if (message.has("oneOf")) {
                message.path("oneOf").forEach(messages::add);
            } else if (json.has("message")) {
                messages.add(json.path("message"));
            }
        } else if (json.path("messages").isArray() && !json.path("messages").isEmpty()) {
            json.path("messages").forEach(messages::add);
        } else {
            channel.path("messages").forEach(messages::add);
        }
        return messages;
    }

    private List<Parameter> parameters(JsonNode channel) {
        var parameters = new ArrayList<Parameter>();
        channel.path("parameters").properties().stream().limit(50).forEach(entry -> {
            var parameter = references.follow(entry.getValue());
            parameters.add(new Parameter(
                    entry.getKey(),
                    "address",
                    true,
                    parameter.path("description").asText(""),
                    parameter.has("schema") ? parameter.path("schema") : parameter));
        });
        return parameters;
    }

    private Part part(String what, JsonNode node) {
        var message = references.follow(node);
        var name = message.path("title").asText(message.path("name").asText(References.name(node)));
        var payload = references.follow(message.path("payload"));
        // version 3 can have a schema in another language beside its format
        var schema = payload.has("schemaFormat") ? payload.path("schema") : message.path("payload");
        var type = message.path("contentType")
                .asText(root.path("defaultContentType").asText("application/json"));
        var given = Samples.given(references, message);
        return new Part(
                name.isEmpty() ? what : what + " " + name,
                message.path("description").asText(message.path("summary").asText("")),
                List.of(new Content(
                        type,
                        schema.isMissingNode() ? null : schema,
                        given.isEmpty() ? Samples.of(references, schema) : given)));
    }
}
