package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.apidocs.ApiDocument.Content;
import dev.portolan.ui.apidocs.ApiDocument.Operation;
import dev.portolan.ui.apidocs.ApiDocument.Parameter;
import dev.portolan.ui.apidocs.ApiDocument.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a call as one types it into a shell. Every value is quoted: a definition is a text of others.
final class Curl {
    private static final int LONGEST_BODY = 4_000;

    private final OpenApiDocument document;
    private final Operation operation;
    private final JsonNode json;

    Curl(OpenApiDocument document, Operation operation, JsonNode json) {
        this.document = document;
        this.operation = operation;
        this.json = json;
    }

    String text(List<Parameter> parameters, List<Part> parts) {
        var lines = new ArrayList<String>();
        var query = parameters.stream()
                .filter(parameter -> parameter.in().equals("query") && parameter.required())
                .map(parameter -> parameter.name() + "=" + value(parameter))
                .collect(Collectors.joining("&"));
        var address = document.server(json) + path(parameters) + (query.isEmpty() ? "" : "?" + query);
        lines.add("curl" + (operation.verb().equals("GET") ? "" : " -X " + operation.verb()) + " " + quoted(address));
        parameters.stream()
                .filter(parameter -> parameter.in().equals("header") && parameter.required())
                .forEach(parameter -> lines.add("-H " + quoted(parameter.name() + ": " + value(parameter))));
        parts.stream()
                .filter(part -> part.title().startsWith("Body"))
                .flatMap(part -> part.contents().stream().limit(1))
                .findFirst()
                .ifPresent(content -> body(content, lines));
        return String.join(" \\\n  ", lines);
    }

    private static void body(Content content, List<String> lines) {
        lines.add("-H " + quoted("Content-Type: " + content.mediaType()));
        if (!content.example().isEmpty() && content.example().length() <= LONGEST_BODY) {
            lines.add("-d " + quoted(content.example()));
        }
    }

    private String path(List<Parameter> parameters) {
        var path = operation.path();
        for (var parameter : parameters) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", value(parameter));
            }
        }
        return path;
    }

    private String value(Parameter parameter) {
        var sample = Samples.of(document.references(), parameter.schema());
        var text = sample.startsWith("\"") && sample.endsWith("\"") && sample.length() > 1
                ? sample.substring(1, sample.length() - 1)
                : sample;
        return text.isEmpty() || text.equals("text") || text.contains("\n")
                ? parameter.name().toUpperCase(Locale.ROOT)
                : text;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
