package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A definition with operations. Reads what it is asked for from the tree of the whole; keeps nothing beside that.
sealed interface ApiDocument permits OpenApiDocument, AsyncApiDocument {
    /// For example `OpenAPI 3.1.0`.
    String format();

    About about();

    /// All operations, in the order of the definition.
    List<Operation> operations();

    /// What is said of one of [#operations].
    Detail detail(Operation operation);

    /// Looks up what a local `$ref` names.
    References references();

    /// @param description in Markdown
    /// @param servers addresses
    record About(String title, String version, String description, List<String> servers) {
        public About {
            servers = List.copyOf(servers);
        }
    }

    /// @param pointer where it stands in the definition, as a JSON Pointer
    /// @param verb for example `GET` or `RECEIVE`
    /// @param tags none means that it is in no group
    record Operation(String pointer, String verb, String path, String summary, List<String> tags, boolean deprecated) {
        public Operation {
            tags = List.copyOf(tags);
        }

        boolean contains(String text) {
            return path.toLowerCase(Locale.ROOT).contains(text)
                    || summary.toLowerCase(Locale.ROOT).contains(text)
                    || verb.equalsIgnoreCase(text);
        }
    }

    /// @param description in Markdown
    /// @param curl the call as one types it; empty where it is none
    record Detail(
            String description, List<Parameter> parameters, List<Part> parts, List<String> security, String curl) {
        public Detail {
            parameters = List.copyOf(parameters);
            parts = List.copyOf(parts);
            security = List.copyOf(security);
        }
    }

    /// @param in for example `query`
    record Parameter(
            String name,
            String in,
            boolean required,
            String description,
            @Nullable JsonNode schema) {}

    /// A body, an answer or a message.
    ///
    /// @param title for example `Body` or `200 OK`
    /// @param description in Markdown
    record Part(String title, String description, List<Content> contents) {
        public Part {
            contents = List.copyOf(contents);
        }
    }

    /// @param mediaType for example `application/json`
    /// @param example as text; empty where there is none
    record Content(String mediaType, @Nullable JsonNode schema, String example) {}
}
