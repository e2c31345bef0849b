package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// OpenAPI 2 (Swagger), 3.0 and 3.1.
final class OpenApiDocument implements ApiDocument {
    private static final Set<String> VERBS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");
    private static final int MOST_OPERATIONS = 5_000;

    private final JsonNode root;
    private final References references;
    private final boolean old;

    OpenApiDocument(JsonNode root) {
        this.root = root;
        this.references = new References(root);
        this.old = root.has("swagger");
    }

    @Override
    public String format() {
        return "OpenAPI " + root.path(old ? "swagger" : "openapi").asText();
    }

    @Override
    public References references() {
        return references;
    }

    @Override
    public About about() {
        var info = root.path("info");
        return new About(
                info.path("title").asText(),
                info.path("version").asText(),
                info.path("description").asText(info.path("summary").asText()),
                servers(root));
    }

    private List<String> servers(JsonNode holder) {
        var servers = new ArrayList<String>();
        if (old) {
            var host = root.path("host").asText("");
            if (!host.isEmpty()) {
                var scheme = root.path("schemes").path(0).asText("https");
                servers.add(scheme + "://" + host + root.path("basePath").asText(""));
            }
            return servers;
        }
        holder.path("servers").forEach(server -> {
            var url = server.path("url").asText();
            for (var variable : server.path("variables").properties()) {
                url = url.replace(
                        "{" + variable.getKey() + "}",
                        variable.getValue().path("default").asText());
            }
            if (!url.isBlank() && servers.size() < 20) {
                servers.add(url);
            }
        });
        return servers;
    }

    @Override
    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var group : new String[] {"paths", "webhooks"}) {
            root.path(group).properties().forEach(path -> {
                var item = references.follow(path.getValue());
                item.properties().stream()
                        .filter(entry -> VERBS.contains(entry.getKey())
                                && entry.getValue().isObject())
                        .filter(_ -> operations.size() < MOST_OPERATIONS)
                        .forEach(entry -> operations.add(operation(group, path.getKey(), entry)));
            });
        }
        return operations;
    }

    private static Operation operation(String group, String path, Map.Entry<String, JsonNode> entry) {
        var tags = new ArrayList<String>();
        entry.getValue().path("tags").forEach(tag -> tags.add(tag.asText()));
        if (group.equals("webhooks") && tags.isEmpty()) {
            tags.add("Webhooks");
        }
        return new Operation(
                "/" + group + "/" + escaped(path) + "/" + entry.getKey(),
                entry.getKey().toUpperCase(Locale.ROOT),
                path,
                entry.getValue()
                        .path("summary")
                        .asText(entry.getValue().path("operationId").asText()),
                tags,
                entry.getValue().path("deprecated").asBoolean());
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public Detail detail(Operation operation) {
        var pointer = JsonPointer.compile(operation.pointer());
        var item = references.follow(root.at(pointer.head()));
        var json = item.path(pointer.last().getMatchingProperty());
        var parameters = parameters(item, json);
        var parts = new ArrayList<Part>();
        body(json).ifPresent(parts::add);
        json.path("responses")
                .properties()
                .forEach(response -> parts.add(response(response.getKey(), references.follow(response.getValue()))));
        var visible = parameters.values().stream()
                .filter(parameter ->
                        !parameter.in().equals("body") && !parameter.in().equals("formData"))
                .toList();
        return new Detail(
                json.path("description").asText(""),
                visible,
                parts,
                security(json),
                operation.pointer().startsWith("/webhooks")
                        ? ""
                        : new Curl(this, operation, json).text(visible, parts));
    }

    /// The address that calls of an operation begin with.
    String server(JsonNode operation) {
        var own = operation.has("servers") ? servers(operation) : servers(root);
        var first = own.isEmpty() ? "" : own.getFirst();
        return first.contains("://") ? first : "https://api.example.com" + first;
    }

    private Map<String, Parameter> parameters(JsonNode item, JsonNode json) {
        var parameters = new LinkedHashMap<String, Parameter>();
        for (var holder : new JsonNode[] {item, json}) {
            holder.path("parameters").forEach(node -> {
                var parameter = references.follow(node);
                var in = parameter.path("in").asText();
                var schema = parameter.has("schema") ? parameter.path("schema") : parameter;
                parameters.put(
                        in + " " + parameter.path("name").asText(),
                        new Parameter(
                                parameter.path("name").asText(),
                                in,
                                parameter.path("required").asBoolean(),
                                parameter.path("description").asText(""),
                                schema));
            });
        }
        return parameters;
    }

    private Optional<Part> body(JsonNode json) {
        if (json.has("requestBody")) {
            var body = references.follow(json.path("requestBody"));
            return Optional.of(new Part(
                    body.path("required").asBoolean() ? "Body" : "Body (optional)",
                    body.path("description").asText(""),
                    contents(body.path("content"))));
        }
        for (var node : json.path("parameters")) {
            var parameter = references.follow(node);
            if (parameter.path("in").asText().equals("body")) {
                var schema = parameter.path("schema");
                var type = json.path("consumes")
                        .path(0)
                        .asText(root.path("consumes").path(0).asText("application/json"));
                return Optional.of(new Part(
                        "Body",
                        parameter.path("description").asText(""),
                        List.of(new Content(type, schema, Samples.of(references, schema)))));
            }
        }
        return Optional.empty();
    }

    private Part response(String code, JsonNode response) {
        var contents = response.has("schema")
                ? List.of(new Content(
                        root.path("produces").path(0).asText("application/json"),
                        response.path("schema"),
                        example(response.path("examples"), response.path("schema"))))
                : contents(response.path("content"));
        return new Part(
                code + (code.equals("default") ? "" : " " + StatusWords.of(code)),
                response.path("description").asText(""),
                contents);
    }

    private String example(JsonNode byType, JsonNode schema) {
        var first = byType.elements();
        return first.hasNext() ? first.next().toPrettyString() : Samples.of(references, schema);
    }

    private List<Content> contents(JsonNode content) {
        var contents = new ArrayList<Content>();
        content.properties().stream().limit(10).forEach(entry -> {
            var schema = entry.getValue().path("schema");
            var given = Samples.given(references, entry.getValue());
            contents.add(new Content(
                    entry.getKey(),
                    schema.isMissingNode() ? null : schema,
                    given.isEmpty() ? Samples.of(references, schema) : given));
        });
        return contents;
    }

    private List<String> security(JsonNode json) {
        var words = new ArrayList<String>();
        var asked = json.has("security") ? json.path("security") : root.path("security");
        var schemes =
                old ? root.path("securityDefinitions") : root.path("components").path("securitySchemes");
        asked.forEach(one -> one.fieldNames().forEachRemaining(name -> {
            var scheme = references.follow(schemes.path(name));
            var type = scheme.path("type").asText(name);
            var how = scheme.path("scheme").asText(scheme.path("in").asText(""));
            words.add(name + (type.equals(name) ? "" : " (" + (type + " " + how).strip() + ")"));
        }));
        return words.stream().distinct().limit(10).toList();
    }
}
